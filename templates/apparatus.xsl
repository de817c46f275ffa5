<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- apparatus.xsl - what stands beside an article's text: where the versions
     disagree, its figures, times, organisations and places; and below it: how
     to cite it, what to read next. article.xsl includes it and has the
     variables. -->
<xsl:stylesheet version="1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">

<xsl:key name="naming" match="tei:orgName" use="@ref"/>
<!-- Times of both versions that are the same days. -->
<xsl:key name="days" match="tei:date[@xml:id]" use="concat(@when, @from, '/', @to)"/>

<xsl:template name="apparatus">
  <aside class="apparatus" id="apparatus" tabindex="-1" aria-label="Apparatus 校记">
    <xsl:if test="$faults">
      <section class="faults">
        <h2><xsl:call-template name="s.discrepancies"/></h2>
        <ol><xsl:apply-templates select="$faults" mode="fault"/></ol>
      </section>
    </xsl:if>
    <xsl:if test="$stand/tei:fs">
      <section class="figures">
        <h2><xsl:call-template name="s.figures"/></h2>
        <table>
          <thead>
            <tr>
              <th scope="col"><xsl:call-template name="s.printed"/></th>
              <th scope="col"><xsl:call-template name="s.value"/></th>
            </tr>
          </thead>
          <tbody>
            <!-- The Chinese ones in order, each with its rendering, then those
                 that the English alone has. -->
            <xsl:apply-templates select="$stand/tei:fs[@xml:lang = 'zh']" mode="zh"/>
            <xsl:apply-templates select="$stand/tei:fs[@xml:lang = 'en']" mode="en"/>
          </tbody>
        </table>
      </section>
    </xsl:if>
    <xsl:variable name="dates" select="$zh/*/descendant::tei:date | $en/*/descendant::tei:date"/>
    <xsl:if test="$dates">
      <section class="times">
        <h2><xsl:call-template name="s.times"/></h2>
        <ul><xsl:apply-templates select="$dates" mode="days"/></ul>
      </section>
    </xsl:if>
    <xsl:if test="$organisations">
      <section class="names">
        <h2><xsl:call-template name="s.organisations"/></h2>
        <ul><xsl:apply-templates select="$organisations" mode="name"/></ul>
      </section>
    </xsl:if>
    <xsl:if test="$places">
      <section class="names">
        <h2><xsl:call-template name="s.places"/></h2>
        <ul>
          <xsl:for-each select="$places">
            <li><xsl:call-template name="place"/></li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:if>
    <xsl:call-template name="legend"/>
  </aside>
</xsl:template>

<!-- What the marks mean; those that are rare only where they occur. -->
<xsl:template name="legend">
  <p class="legend">
    <span class="label"><xsl:call-template name="s.marks"/></span>
    <span class="q"><xsl:call-template name="s.figure"/></span>
    <span class="t"><xsl:call-template name="s.time"/></span>
    <span class="p"><xsl:call-template name="s.place"/></span>
    <span class="o"><xsl:call-template name="s.organisation"/></span>
    <xsl:if test="$differing != ''">
      <span class="q differ"><xsl:call-template name="s.versions-differ"/></span>
    </xsl:if>
    <xsl:if test="$missing != ''">
      <span class="q missing"><xsl:call-template name="s.pair-missing"/></span>
    </xsl:if>
    <xsl:if test="$zh and $en and $stand/tei:linkGrp[@type = 'sentences']/tei:ptr">
      <span lang="zh"><span class="s only"><xsl:call-template name="s.untranslated"/></span></span>
      <span lang="en"><span class="s only"><xsl:call-template name="s.added"/></span></span>
    </xsl:if>
    <xsl:if test="$stand/tei:linkGrp[@type = 'sentences']/*[@resp]">
      <span><span class="s sure"><xsl:call-template name="s.confirmed"/></span></span>
    </xsl:if>
    <xsl:if test="$zh//tei:s/@cert">
      <span><span class="s low"><xsl:call-template name="s.low"/></span></span>
    </xsl:if>
    <a href="{$root}method.html#marks"><xsl:call-template name="s.method"/></a>
  </p>
</xsl:template>

<!-- Where the versions disagree. -->

<xsl:template match="tei:span" mode="fault">
  <li id="{@xml:id}">
    <xsl:choose>
      <xsl:when test="@type = 'figure'"><xsl:call-template name="s.fault-figure"/></xsl:when>
      <xsl:when test="@type = 'unit'"><xsl:call-template name="s.fault-unit"/></xsl:when>
      <xsl:when test="@type = 'time'"><xsl:call-template name="s.fault-time"/></xsl:when>
      <xsl:when test="@type = 'name'"><xsl:call-template name="s.fault-name"/></xsl:when>
      <xsl:when test="@type = 'missing'"><xsl:call-template name="s.fault-missing"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="s.fault-untranslated"/></xsl:otherwise>
    </xsl:choose>
    <xsl:text>:</xsl:text>
    <xsl:for-each select="id(translate(@target, '#', ''))">
      <xsl:text> </xsl:text>
      <a href="#{@xml:id}">
        <xsl:choose>
          <xsl:when test="self::tei:div or self::tei:s or self::tei:p or self::tei:ab or self::tei:head">¶</xsl:when>
          <xsl:otherwise>
            <xsl:attribute name="lang"><xsl:value-of select="ancestor-or-self::*[@xml:lang][1]/@xml:lang"/></xsl:attribute>
            <xsl:value-of select="."/>
          </xsl:otherwise>
        </xsl:choose>
      </a>
    </xsl:for-each>
  </li>
</xsl:template>

<!-- Figures. A record (fs) says what its element in the text does not; all, if
     that lost its element to another one (tei:anchor). What a headline that is
     printed again says is not told again. -->

<xsl:template match="tei:fs" mode="zh">
  <xsl:if test="$again = '' or not(contains($again, concat(' ', @corresp, ' ')))">
    <xsl:variable name="mark" select="id(substring(@corresp, 2))"/>
    <xsl:variable name="lost" select="$mark = ''"/>
    <xsl:variable name="pair" select="id(substring($mark/@corresp, 2)) | id(substring(tei:f[$lost][@name = 'pair']/@fVal, 4))"/>
    <tr id="{@xml:id}">
      <xsl:if test="contains($differing, concat(' ', @corresp, ' '))"><xsl:attribute name="class">differ</xsl:attribute></xsl:if>
      <th scope="row">
        <a href="{@corresp}" lang="zh">
          <xsl:value-of select="$mark"/>
          <xsl:if test="$lost"><xsl:value-of select="tei:f[@name = 'text']"/></xsl:if>
        </a>
        <xsl:for-each select="$pair">
          <xsl:text> </xsl:text>
          <a href="#{@xml:id}" lang="en">
            <!-- One that renders two stands in the row of the first. -->
            <xsl:if test="@corresp = concat('#', $mark/@xml:id)"><xsl:attribute name="id">r.<xsl:value-of select="@xml:id"/></xsl:attribute></xsl:if>
            <xsl:value-of select="."/>
            <xsl:if test=". = ''"><xsl:value-of select="id(concat('r.', @xml:id))/tei:f[@name = 'text']"/></xsl:if>
          </a>
        </xsl:for-each>
      </th>
      <xsl:call-template name="figure">
        <xsl:with-param name="mark" select="$mark"/>
        <xsl:with-param name="twin" select="id(concat('r.', $pair/@xml:id))"/>
      </xsl:call-template>
    </tr>
  </xsl:if>
</xsl:template>

<!-- One of the translation stands in the row of what it renders, unless that
     is a headline printed again or rendered by another one. -->
<xsl:template match="tei:fs" mode="en">
  <xsl:variable name="mark" select="id(substring(@corresp, 2))"/>
  <xsl:variable name="of" select="id(substring($mark/@corresp, 2))/@corresp[. = concat('#', $mark/@xml:id)]"/>
  <xsl:if test="(not($of) or contains($again, concat(' ', $mark/@corresp, ' '))) and not(contains($again, concat(' ', @corresp, ' ')))">
    <tr id="{@xml:id}">
      <xsl:if test="contains($differing, concat(' ', @corresp, ' '))"><xsl:attribute name="class">differ</xsl:attribute></xsl:if>
      <th scope="row">
        <a href="{@corresp}" lang="en">
          <xsl:value-of select="$mark"/>
          <xsl:if test="$mark = ''"><xsl:value-of select="tei:f[@name = 'text']"/></xsl:if>
        </a>
      </th>
      <xsl:call-template name="figure">
        <xsl:with-param name="mark" select="$mark"/>
      </xsl:call-template>
    </tr>
  </xsl:if>
</xsl:template>

<!-- What a record says; the context is its fs. (Its fields are gone through
     once, in their order in TEI: to look each up is slow.) -->
<xsl:template name="figure">
  <xsl:param name="mark"/>
  <xsl:param name="twin" select="/.."/>
  <xsl:variable name="lang" select="@xml:lang"/>
  <xsl:variable name="fields" select="tei:f"/>
  <td>
    <div><xsl:for-each select="$mark">
      <xsl:choose>
        <xsl:when test="self::tei:anchor">
          <xsl:call-template name="amount">
            <xsl:with-param name="kind" select="string($fields[@name = 'kind'])"/>
            <xsl:with-param name="qualifier" select="$fields[@name = 'qualifier']"/>
            <xsl:with-param name="min" select="string($fields[@name = 'min']/tei:numeric/@value)"/>
            <xsl:with-param name="max" select="string($fields[@name = 'max']/tei:numeric/@value)"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:when test="@type = 'ordinal'">
          <xsl:choose>
            <xsl:when test="@value"><xsl:value-of select="@value"/></xsl:when>
            <xsl:otherwise>
              <xsl:for-each select="$fields[@name = 'values']/tei:vColl/tei:numeric">
                <xsl:if test="position() != 1">, </xsl:if>
                <xsl:value-of select="@value"/>
              </xsl:for-each>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="amount">
            <xsl:with-param name="kind" select="@type"/>
            <xsl:with-param name="qualifier" select="@subtype"/>
            <xsl:with-param name="min" select="concat(@quantity, @value, @atLeast)"/>
            <xsl:with-param name="max" select="concat(@quantity, @value, @atMost)"/>
          </xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:for-each select="id(substring(@unitRef, 2))/tei:label"><xsl:text> </xsl:text><span lang="{@xml:lang}"><xsl:value-of select="."/></span></xsl:for-each>
    </xsl:for-each></div>
    <xsl:for-each select="$fields">
      <xsl:variable name="name" select="string(@name)"/>
      <xsl:choose>
        <xsl:when test="$name = 'number'"/>
        <xsl:when test="$name = 'item'">
          <xsl:text> </xsl:text>
          <span class="item" lang="{$lang}"><xsl:value-of select="."/></span>
          <xsl:for-each select="$twin/tei:f[@name = 'item']"><xsl:text> </xsl:text><span class="item" lang="en"><xsl:value-of select="."/></span></xsl:for-each>
        </xsl:when>
        <xsl:when test="$name = 'role'">
          <xsl:if test=". != 'level'">
            <xsl:text> </xsl:text>
            <span class="role"><xsl:call-template name="role"><xsl:with-param name="role" select="string(.)"/></xsl:call-template></span>
          </xsl:if>
        </xsl:when>
        <xsl:when test="$name = 'period'">
          <xsl:text> </xsl:text>
          <span class="when"><xsl:apply-templates select="tei:fs" mode="interval"/></span>
        </xsl:when>
        <xsl:when test="$name = 'verdict'">
          <xsl:if test=". = 'missing'">
            <xsl:text> </xsl:text>
            <strong class="verdict"><xsl:call-template name="s.pair-missing"/></strong>
          </xsl:if>
        </xsl:when>
        <xsl:when test="$name = 'place' or $name = 'industries'"/>
        <xsl:when test="$name = 'si_unit'">
          <xsl:if test=". != $mark/@unit or $mark[self::tei:anchor]">
            <xsl:text> </xsl:text>
            <span class="si">
              <xsl:text>= </xsl:text>
              <xsl:call-template name="amount">
                <xsl:with-param name="qualifier" select="$mark/@subtype"/>
                <xsl:with-param name="min" select="string($fields[@name = 'si_min']/tei:numeric/@value)"/>
                <xsl:with-param name="max" select="string($fields[@name = 'si_max']/tei:numeric/@value)"/>
              </xsl:call-template>
              <xsl:text> </xsl:text>
              <xsl:value-of select="."/>
            </span>
          </xsl:if>
        </xsl:when>
        <xsl:when test="$name = 'unit'"><xsl:text> </xsl:text><span lang="{$lang}"><xsl:value-of select="."/></span></xsl:when>
        <!-- One that has an element names its unit there. -->
        <xsl:when test="$name = 'unit_id'"><xsl:for-each select="id(concat('unit.', .))[@xml:id != 'unit.pct']/tei:label"><xsl:text> </xsl:text><span lang="{@xml:lang}"><xsl:value-of select="."/></span></xsl:for-each></xsl:when>
        <xsl:when test="$name = 'implied_max'">
          <xsl:text> </xsl:text>
          <span class="si"><xsl:text>(</xsl:text><xsl:call-template name="s.implied"/><xsl:text> &lt; </xsl:text><xsl:call-template name="number"><xsl:with-param name="n" select="tei:numeric/@value"/></xsl:call-template><xsl:text>)</xsl:text></span>
        </xsl:when>
        <xsl:when test="$name = 'factor_min' or ($name = 'factor_max' and not($fields[@name = 'factor_min']))">
          <xsl:text> </xsl:text>
          <span class="si">
            <xsl:text>(× </xsl:text>
            <xsl:call-template name="amount">
              <xsl:with-param name="min" select="string($fields[@name = 'factor_min']/tei:numeric/@value)"/>
              <xsl:with-param name="max" select="string($fields[@name = 'factor_max']/tei:numeric/@value)"/>
            </xsl:call-template>
            <xsl:text>)</xsl:text>
          </span>
        </xsl:when>
        <xsl:when test="$name = 'compared_with'">
          <xsl:if test="tei:fs/tei:f[@name != 'text']">
            <xsl:text> </xsl:text>
            <span class="when"><xsl:call-template name="s.compared"/><xsl:text> </xsl:text><xsl:apply-templates select="tei:fs" mode="interval"/></span>
          </xsl:if>
        </xsl:when>
        <xsl:when test="$name = 'per'"><xsl:text> </xsl:text><xsl:call-template name="s.per"/><xsl:text> </xsl:text><span lang="{$lang}"><xsl:value-of select="."/></span></xsl:when>
        <xsl:when test="$name = 'difference'">
          <xsl:text> </xsl:text>
          <strong class="verdict">
            <xsl:choose>
              <xsl:when test=". = 'value'"><xsl:call-template name="s.differ-value"/></xsl:when>
              <xsl:when test=". = 'unit'"><xsl:call-template name="s.differ-unit"/></xsl:when>
              <xsl:when test=". = 'qualifier'"><xsl:call-template name="s.differ-qualifier"/></xsl:when>
              <xsl:otherwise><xsl:call-template name="s.differ-role"/></xsl:otherwise>
            </xsl:choose>
          </strong>
        </xsl:when>
      </xsl:choose>
    </xsl:for-each>
  </td>
</xsl:template>

<xsl:template match="tei:fs" mode="interval">
  <xsl:call-template name="interval">
    <xsl:with-param name="from" select="string(tei:f[@name = 'from'])"/>
    <xsl:with-param name="to" select="string(tei:f[@name = 'to'])"/>
  </xsl:call-template>
</xsl:template>

<!-- Times: those that are the same days in one line, at its first. -->
<xsl:template match="tei:date" mode="days">
  <xsl:variable name="same" select="key('days', concat(@when, @from, '/', @to))"/>
  <xsl:if test="generate-id($same[1]) = generate-id(.)">
    <li>
      <span class="when">
        <xsl:choose>
          <xsl:when test="@when"><xsl:value-of select="@when"/></xsl:when>
          <xsl:when test="@from or @to">
            <xsl:call-template name="interval">
              <xsl:with-param name="from" select="string(@from)"/>
              <xsl:with-param name="to" select="string(@to)"/>
            </xsl:call-template>
          </xsl:when>
          <xsl:otherwise>?</xsl:otherwise>
        </xsl:choose>
      </span>
      <xsl:for-each select="$same">
        <xsl:text> </xsl:text>
        <a id="r.{@xml:id}" href="#{@xml:id}" lang="{ancestor::tei:div/@xml:lang}"><xsl:value-of select="."/></a>
      </xsl:for-each>
    </li>
  </xsl:if>
</xsl:template>

<!-- An organisation with the places where it is named. Its page is where
     site.sql puts it. -->
<xsl:template match="tei:org" mode="name">
  <li id="r.{@xml:id}">
    <a href="{$root}organisations/{substring-before(concat(tei:idno, '-'), '-')}/{substring(tei:idno, string-length(tei:idno) - 1)}/{tei:idno}/index.html">
      <xsl:for-each select="tei:orgName">
        <xsl:if test="position() != 1"><xsl:text> </xsl:text></xsl:if>
        <span lang="{@xml:lang}"><xsl:value-of select="."/></span>
      </xsl:for-each>
    </a>
    <xsl:for-each select="key('naming', concat('#', @xml:id))">
      <xsl:text> </xsl:text>
      <a href="#{@xml:id}" class="ref"><xsl:value-of select="position()"/></a>
    </xsl:for-each>
  </li>
</xsl:template>

<!-- References, ready to be copied, and files of them. -->
<xsl:template name="cite">
  <section class="cite" id="cite">
    <h2><xsl:call-template name="s.cite"/></h2>
    <xsl:for-each select="$around/cite">
      <span class="Z3988" title="{@coins}"></span>
      <dl>
        <dt>Chicago</dt>
        <dd lang="en"><xsl:apply-templates select="chicago/node()" mode="cite"/></dd>
        <xsl:for-each select="gbt">
          <dt>GB/T 7714</dt>
          <dd lang="zh"><xsl:value-of select="."/></dd>
        </xsl:for-each>
      </dl>
      <p class="files">
        <xsl:for-each select="file">
          <a href="{@href}" download="{@as}"><xsl:value-of select="@name"/></a>
          <xsl:text> · </xsl:text>
        </xsl:for-each>
        <a href="{$id}.xml">TEI</a>
        <xsl:text> · </xsl:text>
        <xsl:if test="$when">
          <a href="{$root}mods/{substring($when, 1, 7)}.xml#m.{$id}">MODS</a>
          <xsl:text> · </xsl:text>
        </xsl:if>
        <span class="id"><xsl:value-of select="$id"/></span>
      </p>
    </xsl:for-each>
  </section>
</xsl:template>

<xsl:template match="zh" mode="cite"><span lang="zh"><xsl:value-of select="."/></span></xsl:template>
<xsl:template match="cite" mode="cite"><cite><xsl:value-of select="."/></cite></xsl:template>

<!-- Where to read on: in the paper, on the same day, about the same. -->
<xsl:template name="neighbours">
  <nav class="neighbours" aria-label="Neighbours 前后篇">
    <ul class="turn">
      <xsl:for-each select="$around/previous">
        <li><a rel="prev" href="{$root}{@href}"><span class="label"><xsl:call-template name="s.previous"/></span><xsl:text> </xsl:text><span lang="{@lang}"><xsl:value-of select="."/></span></a></li>
      </xsl:for-each>
      <xsl:for-each select="$around/next">
        <li class="next"><a rel="next" href="{$root}{@href}"><span class="label"><xsl:call-template name="s.next"/></span><xsl:text> </xsl:text><span lang="{@lang}"><xsl:value-of select="."/></span></a></li>
      </xsl:for-each>
    </ul>
    <dl class="onward">
      <xsl:if test="$around/same-day">
        <div>
          <dt><xsl:call-template name="s.same-day"/></dt>
          <xsl:for-each select="$around/same-day">
            <dd>
              <xsl:if test="@page"><span class="n"><xsl:value-of select="@page"/></span><xsl:text> </xsl:text></xsl:if>
              <a href="{$root}{@href}" lang="{@lang}"><xsl:value-of select="."/></a>
            </dd>
          </xsl:for-each>
          <dd><a href="{$root}dates/{$around/@month}/{substring($when, 9)}/index.html"><xsl:call-template name="s.whole-day"/></a><span class="n"><xsl:text> </xsl:text><xsl:value-of select="$around/@day-total"/></span></dd>
        </div>
      </xsl:if>
      <xsl:if test="$places/@n">
        <div>
          <dt><xsl:call-template name="s.same-region"/></dt>
          <xsl:for-each select="$places[@n &lt; 4]"><dd><xsl:call-template name="place"/></dd></xsl:for-each>
        </div>
      </xsl:if>
      <xsl:if test="$industries">
        <div>
          <dt><xsl:call-template name="s.same-industry"/></dt>
          <xsl:for-each select="$industries[@xml:lang = 'en'][position() &lt; 4]"><dd><xsl:call-template name="industry"/></dd></xsl:for-each>
        </div>
      </xsl:if>
      <xsl:if test="$organisations">
        <div>
          <dt><xsl:call-template name="s.same-organisation"/></dt>
          <xsl:for-each select="$organisations[position() &lt; 5]">
            <dd>
              <a href="{$root}organisations/{substring-before(concat(tei:idno, '-'), '-')}/{substring(tei:idno, string-length(tei:idno) - 1)}/{tei:idno}/index.html">
                <xsl:for-each select="tei:orgName[1]"><span lang="{@xml:lang}"><xsl:value-of select="."/></span></xsl:for-each>
              </a>
            </dd>
          </xsl:for-each>
        </div>
      </xsl:if>
    </dl>
  </nav>
</xsl:template>

</xsl:stylesheet>
