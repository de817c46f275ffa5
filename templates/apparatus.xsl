<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- apparatus.xsl - what stands beside an article's text: where the versions
     disagree, its figures, times, organisations and places; and below it: how
     to cite it, what to read next. article.xsl includes it and has the
     variables. -->
<xsl:stylesheet version="1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  xmlns:dk="tag:duikan,2026:templates"
  extension-element-prefixes="dk"
  exclude-result-prefixes="tei">

<xsl:template name="apparatus">
  <aside class="apparatus" id="apparatus" tabindex="-1" aria-label="Apparatus 校记">
    <xsl:if test="$faults">
      <section class="faults">
        <h2><xsl:call-template name="s.discrepancies"/></h2>
        <ol><xsl:apply-templates select="$faults" mode="fault"/></ol>
      </section>
    </xsl:if>
    <xsl:if test="$around/figure">
      <section class="figures">
        <h2><xsl:call-template name="s.figures"/></h2>
        <table>
          <dk:once>
            <thead>
              <tr>
                <th scope="col"><xsl:call-template name="s.printed"/></th>
                <th scope="col"><xsl:call-template name="s.value"/></th>
              </tr>
            </thead>
          </dk:once>
          <tbody>
            <xsl:apply-templates select="$around/figure" mode="record"/>
          </tbody>
        </table>
      </section>
    </xsl:if>
    <xsl:if test="$around/days">
      <section class="times">
        <h2><xsl:call-template name="s.times"/></h2>
        <ul><xsl:apply-templates select="$around/days" mode="record"/></ul>
      </section>
    </xsl:if>
    <xsl:if test="$around/names">
      <section class="names">
        <h2><xsl:call-template name="s.organisations"/></h2>
        <ul><xsl:apply-templates select="$around/names" mode="record"/></ul>
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
  <xsl:variable name="sentences" select="$stand/tei:linkGrp[@type = 'sentences']"/>
  <p class="legend">
    <dk:once>
      <span class="label"><xsl:call-template name="s.marks"/></span>
      <span class="q"><xsl:call-template name="s.figure"/></span>
      <span class="t"><xsl:call-template name="s.time"/></span>
      <span class="p"><xsl:call-template name="s.place"/></span>
      <span class="o"><xsl:call-template name="s.organisation"/></span>
    </dk:once>
    <xsl:if test="$differing != ''">
      <span class="q differ"><xsl:call-template name="s.versions-differ"/></span>
    </xsl:if>
    <xsl:if test="$missing != ''">
      <span class="q missing"><xsl:call-template name="s.pair-missing"/></span>
    </xsl:if>
    <xsl:if test="$zh and $en and $sentences/tei:ptr">
      <span lang="zh"><span class="s only"><xsl:call-template name="s.untranslated"/></span></span>
      <span lang="en"><span class="s only"><xsl:call-template name="s.added"/></span></span>
    </xsl:if>
    <xsl:if test="$sentences/*[@resp]">
      <span><span class="s sure"><xsl:call-template name="s.confirmed"/></span></span>
    </xsl:if>
    <xsl:if test="$zh/*/tei:s/@cert">
      <span><span class="s low"><xsl:call-template name="s.low"/></span></span>
    </xsl:if>
    <dk:once><a href="{$root}method.html#marks"><xsl:call-template name="s.method"/></a></dk:once>
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

<!-- Figures, times and names, as apparatus.h puts them together. What is
     known of a figure comes in the order in which it is shown. -->

<xsl:template match="figure" mode="record">
  <xsl:choose>
    <xsl:when test="@differ"><tr id="r.{@id}" class="differ"><xsl:call-template name="record"/></tr></xsl:when>
    <xsl:otherwise><tr id="r.{@id}"><xsl:call-template name="record"/></tr></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="record">
  <th scope="row">
    <a href="#{@id}" lang="{@lang}"><xsl:value-of select="@text"/></a>
    <xsl:choose>
      <xsl:when test="@own">
        <xsl:text> </xsl:text>
        <a href="#{@pair}" lang="en" id="r.{@pair}"><xsl:value-of select="@pair_text"/></a>
      </xsl:when>
      <xsl:when test="@pair">
        <xsl:text> </xsl:text>
        <a href="#{@pair}" lang="en"><xsl:value-of select="@pair_text"/></a>
      </xsl:when>
    </xsl:choose>
  </th>
  <td><xsl:apply-templates select="*" mode="record"/></td>
</xsl:template>

<xsl:template match="value" mode="record">
  <div><xsl:apply-templates mode="record"/></div>
</xsl:template>

<xsl:template match="unit" mode="record"><xsl:text> </xsl:text><span lang="{@lang}"><xsl:value-of select="."/></span></xsl:template>

<xsl:template match="item" mode="record"><xsl:text> </xsl:text><span class="item" lang="{@lang}"><xsl:value-of select="."/></span></xsl:template>

<xsl:template match="si" mode="record"><xsl:text> </xsl:text><span class="si">= <xsl:value-of select="."/></span></xsl:template>

<xsl:template match="implied" mode="record">
  <xsl:text> </xsl:text>
  <span class="si">(<xsl:call-template name="s.implied"/> &lt; <xsl:value-of select="."/>)</span>
</xsl:template>

<xsl:template match="factor" mode="record"><xsl:text> </xsl:text><span class="si">(× <xsl:value-of select="."/>)</span></xsl:template>

<xsl:template match="compared" mode="record">
  <xsl:text> </xsl:text>
  <span class="when"><xsl:call-template name="s.compared"/><xsl:text> </xsl:text><xsl:value-of select="."/></span>
</xsl:template>

<xsl:template match="per" mode="record">
  <xsl:text> </xsl:text>
  <xsl:call-template name="s.per"/>
  <xsl:text> </xsl:text>
  <span lang="{@lang}"><xsl:value-of select="."/></span>
</xsl:template>

<xsl:template match="when" mode="record"><xsl:text> </xsl:text><span class="when"><xsl:value-of select="."/></span></xsl:template>

<xsl:template match="role" mode="record">
  <xsl:text> </xsl:text>
  <span class="role"><xsl:call-template name="role"><xsl:with-param name="role" select="string(.)"/></xsl:call-template></span>
</xsl:template>

<xsl:template match="verdict" mode="record"><xsl:text> </xsl:text><strong class="verdict"><xsl:call-template name="s.pair-missing"/></strong></xsl:template>

<xsl:template match="difference" mode="record">
  <xsl:text> </xsl:text>
  <strong class="verdict">
    <xsl:choose>
      <xsl:when test=". = 'value'"><xsl:call-template name="s.differ-value"/></xsl:when>
      <xsl:when test=". = 'unit'"><xsl:call-template name="s.differ-unit"/></xsl:when>
      <xsl:when test=". = 'qualifier'"><xsl:call-template name="s.differ-qualifier"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="s.differ-role"/></xsl:otherwise>
    </xsl:choose>
  </strong>
</xsl:template>

<xsl:template match="days" mode="record">
  <li>
    <span class="when"><xsl:value-of select="@when"/></span>
    <xsl:for-each select="at">
      <xsl:text> </xsl:text>
      <a id="r.{@id}" href="#{@id}" lang="{@lang}"><xsl:value-of select="."/></a>
    </xsl:for-each>
  </li>
</xsl:template>

<!-- The page of the day has what it names (site.sql). -->
<xsl:variable name="named">
  <xsl:value-of select="$root"/>
  <xsl:choose>
    <xsl:when test="$when">dates/<xsl:value-of select="$around/@month"/>/<xsl:value-of select="substring($when, 9)"/></xsl:when>
    <xsl:otherwise>organisations/undated/<xsl:value-of select="substring($id, string-length($id) - 1)"/></xsl:otherwise>
  </xsl:choose>
  <xsl:text>/index.html#o.</xsl:text>
</xsl:variable>

<!-- An organisation with the places where it is named. -->
<xsl:template match="names" mode="record">
  <li id="r.{@id}">
    <a href="{$named}{@key}">
      <xsl:for-each select="name">
        <xsl:if test="position() != 1"><xsl:text> </xsl:text></xsl:if>
        <span lang="{@lang}"><xsl:value-of select="."/></span>
      </xsl:for-each>
    </a>
    <xsl:for-each select="at">
      <xsl:text> </xsl:text>
      <a href="#{@id}" class="ref"><xsl:value-of select="@n"/></a>
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
      <xsl:if test="$around/names">
        <div>
          <dt><xsl:call-template name="s.same-organisation"/></dt>
          <xsl:for-each select="$around/names[position() &lt; 5]">
            <dd>
              <a href="{$named}{@key}"><span lang="{name/@lang}"><xsl:value-of select="name"/></span></a>
            </dd>
          </xsl:for-each>
        </div>
      </xsl:if>
    </dl>
  </nav>
</xsl:template>

</xsl:stylesheet>
