<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- apparatus.xsl - what stands below an article's text: its figures, places,
     organisations and times, and how to cite it. article.xsl includes it and
     has the variables. -->
<xsl:stylesheet version="1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">

<!-- Figures: the Chinese ones in order, each with its rendering, then those
     that the English alone has. -->
<xsl:template name="figures">
  <xsl:if test="$stand/tei:fs">
    <section class="figures">
      <h2><xsl:call-template name="s.figures"/></h2>
      <div class="scroll" tabindex="0" role="region" aria-label="Figures 数字">
        <table class="sortable">
          <thead>
            <tr>
              <th scope="col"><xsl:call-template name="s.chinese"/></th>
              <th scope="col"><xsl:call-template name="s.english"/></th>
              <th scope="col" class="num"><xsl:call-template name="s.value"/></th>
              <th scope="col"><xsl:call-template name="s.unit"/></th>
              <th scope="col"><xsl:call-template name="s.about-figure"/></th>
              <th scope="col"><xsl:call-template name="s.period"/></th>
              <th scope="col"><xsl:call-template name="s.verdict"/></th>
            </tr>
          </thead>
          <tbody>
            <xsl:apply-templates select="$zh/*" mode="figures"/>
            <xsl:apply-templates select="$en/*" mode="figures"/>
          </tbody>
        </table>
      </div>
    </section>
  </xsl:if>
</xsl:template>

<!-- Finds the figures in a version, in order. -->
<xsl:template match="text()" mode="figures"/>

<xsl:template match="tei:head[@subtype = 'repeat']" mode="figures"/>

<xsl:template match="tei:measure|tei:num" mode="figures">
  <xsl:variable name="here" select="concat('#', @xml:id)"/>
  <!-- One of the translation stands in the row of what it renders, unless
       that is a headline printed again or rendered by another one. -->
  <xsl:if test="ancestor::tei:div/@xml:lang = 'zh' or not(id(substring(@corresp, 2))[@corresp = $here][not(ancestor::tei:head[@subtype = 'repeat'])])">
    <xsl:call-template name="figure-row"/>
  </xsl:if>
  <xsl:apply-templates mode="figures"/>
</xsl:template>

<!-- One that lost its element: all is in the record. -->
<xsl:template match="tei:anchor" mode="figures">
  <xsl:for-each select="id(concat('r.', @xml:id))[tei:f[@name = 'lang']/tei:string = 'zh' or not(tei:f[@name = 'pair'])]">
    <tr id="{@xml:id}">
      <xsl:if test="tei:f[@name = 'lang']/tei:string = 'en'"><td></td></xsl:if>
      <td lang="{tei:f[@name = 'lang']/tei:string}"><a href="{@corresp}"><xsl:value-of select="tei:f[@name = 'text']"/></a></td>
      <xsl:if test="tei:f[@name = 'lang']/tei:string = 'zh'">
        <td lang="en"><xsl:call-template name="counterpart"><xsl:with-param name="id" select="substring(tei:f[@name = 'pair']/@fVal, 4)"/></xsl:call-template></td>
      </xsl:if>
      <xsl:call-template name="figure-cells">
        <xsl:with-param name="lang" select="tei:f[@name = 'lang']/tei:string"/>
        <xsl:with-param name="pair" select="concat('#', substring(tei:f[@name = 'pair']/@fVal, 4))"/>
        <xsl:with-param name="kind" select="tei:f[@name = 'kind']/tei:string"/>
        <xsl:with-param name="qualifier" select="tei:f[@name = 'qualifier']/tei:string"/>
        <xsl:with-param name="min" select="string(tei:f[@name = 'min']/tei:numeric/@value)"/>
        <xsl:with-param name="max" select="string(tei:f[@name = 'max']/tei:numeric/@value)"/>
        <xsl:with-param name="unit" select="concat('#unit.', tei:f[@name = 'unit_id'])"/>
      </xsl:call-template>
    </tr>
  </xsl:for-each>
</xsl:template>

<xsl:template name="figure-row">
  <xsl:variable name="lang" select="ancestor::tei:div/@xml:lang"/>
  <xsl:variable name="exact" select="@quantity | @value"/>
  <tr id="r.{@xml:id}">
    <xsl:if test="$lang = 'en'"><td></td></xsl:if>
    <td lang="{$lang}"><a href="#{@xml:id}"><xsl:value-of select="."/></a></td>
    <xsl:if test="$lang = 'zh'">
      <td lang="en"><xsl:call-template name="counterpart"><xsl:with-param name="id" select="substring(@corresp, 2)"/><xsl:with-param name="of" select="concat('#', @xml:id)"/></xsl:call-template></td>
    </xsl:if>
    <xsl:variable name="pair" select="@corresp"/>
    <xsl:variable name="kind" select="@type"/>
    <xsl:variable name="qualifier" select="@subtype"/>
    <xsl:variable name="min" select="string(@atLeast | $exact)"/>
    <xsl:variable name="max" select="string(@atMost | $exact)"/>
    <xsl:variable name="unit" select="@unitRef"/>
    <xsl:variable name="here" select="@xml:id"/>
    <xsl:for-each select="id(concat('r.', $here))">
      <xsl:call-template name="figure-cells">
        <xsl:with-param name="lang" select="$lang"/>
        <xsl:with-param name="pair" select="$pair"/>
        <xsl:with-param name="kind" select="$kind"/>
        <xsl:with-param name="qualifier" select="$qualifier"/>
        <xsl:with-param name="min" select="$min"/>
        <xsl:with-param name="max" select="$max"/>
        <xsl:with-param name="unit" select="$unit"/>
      </xsl:call-template>
    </xsl:for-each>
  </tr>
</xsl:template>

<!-- The figure of the translation, whose target this cell is. -->
<xsl:template name="counterpart">
  <xsl:param name="id"/>
  <xsl:param name="of"/>
  <xsl:if test="$id != ''">
    <xsl:for-each select="id($id)">
      <xsl:if test="@corresp = $of">
        <xsl:attribute name="id"><xsl:value-of select="concat('r.', $id)"/></xsl:attribute>
      </xsl:if>
      <a href="#{$id}">
        <xsl:choose>
          <xsl:when test="self::tei:anchor"><xsl:value-of select="id(concat('r.', $id))/tei:f[@name = 'text']"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
        </xsl:choose>
      </a>
    </xsl:for-each>
  </xsl:if>
</xsl:template>

<!-- What a record says: the context is its fs. -->
<xsl:template name="figure-cells">
  <xsl:param name="lang"/>
  <xsl:param name="pair"/>
  <xsl:param name="kind"/>
  <xsl:param name="qualifier"/>
  <xsl:param name="min"/>
  <xsl:param name="max"/>
  <xsl:param name="unit"/>
  <td class="num">
    <xsl:choose>
      <xsl:when test="$kind = 'ordinal' and tei:f[@name = 'values']">
        <xsl:for-each select="tei:f[@name = 'values']/tei:vColl/tei:numeric">
          <xsl:if test="position() != 1">, </xsl:if>
          <xsl:value-of select="@value"/>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="amount">
          <xsl:with-param name="qualifier" select="$qualifier"/>
          <xsl:with-param name="min" select="$min"/>
          <xsl:with-param name="max" select="$max"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="$kind = 'multiple'"> ×</xsl:if>
    <xsl:if test="$kind = 'percent'"> %</xsl:if>
  </td>
  <td>
    <xsl:if test="$kind != 'percent' and $kind != 'multiple'">
      <xsl:call-template name="figure-unit">
        <xsl:with-param name="unit" select="$unit"/>
        <xsl:with-param name="qualifier" select="$qualifier"/>
      </xsl:call-template>
    </xsl:if>
  </td>
  <td>
    <xsl:call-template name="figure-about">
      <xsl:with-param name="lang" select="$lang"/>
      <xsl:with-param name="pair" select="$pair"/>
    </xsl:call-template>
  </td>
  <td class="when">
    <xsl:for-each select="tei:f[@name = 'period']/tei:fs">
      <xsl:call-template name="interval">
        <xsl:with-param name="from" select="string(tei:f[@name = 'from'])"/>
        <xsl:with-param name="to" select="string(tei:f[@name = 'to'])"/>
      </xsl:call-template>
    </xsl:for-each>
  </td>
  <xsl:variable name="verdict" select="tei:f[@name = 'verdict']/tei:string"/>
  <td class="verdict {$verdict}">
    <xsl:choose>
      <xsl:when test="$verdict = 'agree'"><xsl:call-template name="s.pair-agree"/></xsl:when>
      <xsl:when test="$verdict = 'missing'"><xsl:call-template name="s.pair-missing"/></xsl:when>
      <xsl:when test="$verdict = 'differ'"><xsl:call-template name="figure-difference"/></xsl:when>
    </xsl:choose>
  </td>
</xsl:template>

<xsl:template name="figure-unit">
  <xsl:param name="unit"/>
  <xsl:param name="qualifier"/>
  <xsl:choose>
    <xsl:when test="$unit != ''">
      <xsl:for-each select="id(substring($unit, 2))/tei:label">
        <xsl:if test="position() != 1"><xsl:text> </xsl:text></xsl:if>
        <span lang="{@xml:lang}"><xsl:value-of select="."/></span>
      </xsl:for-each>
    </xsl:when>
    <xsl:otherwise><xsl:value-of select="tei:f[@name = 'unit']"/></xsl:otherwise>
  </xsl:choose>
  <xsl:variable name="si" select="tei:f[@name = 'si_unit']"/>
  <xsl:if test="$si and $unit != concat('#unit.', $si)">
    <span class="si">
      <xsl:text> = </xsl:text>
      <xsl:call-template name="amount">
        <xsl:with-param name="qualifier" select="$qualifier"/>
        <xsl:with-param name="min" select="string(tei:f[@name = 'si_min']/tei:numeric/@value)"/>
        <xsl:with-param name="max" select="string(tei:f[@name = 'si_max']/tei:numeric/@value)"/>
      </xsl:call-template>
      <xsl:text> </xsl:text>
      <xsl:value-of select="$si"/>
    </span>
  </xsl:if>
  <xsl:for-each select="tei:f[@name = 'per']"><xsl:text> / </xsl:text><xsl:value-of select="."/></xsl:for-each>
</xsl:template>

<!-- Item, change and factor stand in this order in a record. -->
<xsl:template name="figure-about">
  <xsl:param name="lang"/>
  <xsl:param name="pair"/>
  <xsl:variable name="twin" select="id(concat('r.', substring($pair, 2)))/tei:f[@name = 'item']"/>
  <xsl:for-each select="tei:f">
    <xsl:choose>
      <xsl:when test="@name = 'item'">
        <span lang="{$lang}"><xsl:value-of select="."/></span>
        <xsl:for-each select="$twin">
          <xsl:text> </xsl:text>
          <span lang="en"><xsl:value-of select="."/></span>
        </xsl:for-each>
      </xsl:when>
      <xsl:when test="@name = 'role' and tei:string != 'level'">
        <xsl:text> </xsl:text>
        <span class="role">
          <xsl:call-template name="role">
            <xsl:with-param name="role" select="tei:string"/>
          </xsl:call-template>
        </span>
      </xsl:when>
      <xsl:when test="@name = 'factor_min' or (@name = 'factor_max' and not(preceding-sibling::*[1]/@name = 'factor_min'))">
        <xsl:variable name="max" select="self::*[@name = 'factor_max'] | following-sibling::*[1][@name = 'factor_max']"/>
        <xsl:text> </xsl:text>
        <span class="si">
          <xsl:text>(</xsl:text>
          <xsl:call-template name="s.factor"/>
          <xsl:text> </xsl:text>
          <xsl:call-template name="amount">
            <xsl:with-param name="min" select="string(self::*[@name = 'factor_min']/tei:numeric/@value)"/>
            <xsl:with-param name="max" select="string($max/tei:numeric/@value)"/>
          </xsl:call-template>
          <xsl:text>)</xsl:text>
        </span>
      </xsl:when>
    </xsl:choose>
  </xsl:for-each>
</xsl:template>

<xsl:template name="figure-difference">
  <xsl:variable name="difference" select="tei:f[@name = 'difference']/tei:string"/>
  <xsl:choose>
    <xsl:when test="$difference = 'value'"><xsl:call-template name="s.differ-value"/></xsl:when>
    <xsl:when test="$difference = 'unit'"><xsl:call-template name="s.differ-unit"/></xsl:when>
    <xsl:when test="$difference = 'qualifier'"><xsl:call-template name="s.differ-qualifier"/></xsl:when>
    <xsl:when test="$difference = 'role'"><xsl:call-template name="s.differ-role"/></xsl:when>
    <xsl:otherwise><xsl:call-template name="s.pair-differ"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="names">
  <xsl:if test="$stand/tei:listPlace or $stand/tei:listOrg">
    <section class="names">
      <xsl:if test="$stand/tei:listPlace">
        <div>
          <h2><xsl:call-template name="s.places"/></h2>
          <ul>
            <xsl:for-each select="$stand/tei:listPlace/tei:place">
              <li><xsl:apply-templates select="." mode="link"/></li>
            </xsl:for-each>
          </ul>
        </div>
      </xsl:if>
      <xsl:if test="$stand/tei:listOrg">
        <div>
          <h2><xsl:call-template name="s.organisations"/></h2>
          <ul>
            <xsl:for-each select="$stand/tei:listOrg/tei:org">
              <li id="r.{@xml:id}">
                <a href="{$root}organisations/{substring-before(concat(tei:idno, '-'), '-')}/{tei:idno}/index.html">
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
            </xsl:for-each>
          </ul>
        </div>
      </xsl:if>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template name="times">
  <xsl:variable name="zh-dates" select="$zh/descendant::tei:date"/>
  <xsl:variable name="en-dates" select="$en/descendant::tei:date"/>
  <xsl:if test="$zh-dates or $en-dates">
    <section class="times">
      <h2><xsl:call-template name="s.times"/></h2>
      <ul>
        <xsl:apply-templates select="$zh-dates" mode="times"/>
        <xsl:apply-templates select="$en-dates" mode="times"/>
      </ul>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template match="tei:date" mode="times">
  <li id="r.{@xml:id}">
    <a href="#{@xml:id}" lang="{ancestor::tei:div/@xml:lang}"><xsl:value-of select="."/></a>
    <xsl:text> </xsl:text>
    <span class="si">
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
  </li>
</xsl:template>

<!-- References, ready to be copied: Chicago and GB/T 7714, and BibTeX. -->
<xsl:template name="cite">
  <xsl:variable name="when" select="$bibl/tei:date/@when"/>
  <xsl:variable name="page" select="$bibl/tei:biblScope[@unit = 'page']/@from"/>
  <xsl:variable name="lang">
    <xsl:choose>
      <xsl:when test="$en">en</xsl:when>
      <xsl:otherwise>zh</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <details class="cite" id="cite">
    <summary><xsl:call-template name="s.cite"/></summary>
    <dl>
      <dt>Chicago</dt>
      <dd lang="{$lang}">
        <xsl:for-each select="$file/tei:titleStmt/tei:author[@xml:lang = $lang]">
          <xsl:value-of select="."/>
          <xsl:choose>
            <xsl:when test="position() = last()">. </xsl:when>
            <xsl:otherwise>, </xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
        <xsl:text>“</xsl:text>
        <xsl:call-template name="one-title"/>
        <xsl:text>.” </xsl:text>
        <cite><xsl:value-of select="$journal"/></cite>
        <xsl:if test="$when">, <xsl:call-template name="long-date"><xsl:with-param name="date" select="$when"/></xsl:call-template></xsl:if>
        <xsl:if test="$page">, <xsl:value-of select="$page"/></xsl:if>
        <xsl:text>. </xsl:text>
        <xsl:value-of select="$id"/>
        <xsl:text>.</xsl:text>
      </dd>
      <xsl:if test="$zh">
        <dt>GB/T 7714</dt>
        <dd lang="zh">
          <xsl:for-each select="$file/tei:titleStmt/tei:author[@xml:lang = 'zh']">
            <xsl:value-of select="."/>
            <xsl:choose>
              <xsl:when test="position() = last()">. </xsl:when>
              <xsl:otherwise>, </xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
          <xsl:for-each select="$file/tei:titleStmt/tei:title[@xml:lang = 'zh']">
            <xsl:if test="position() != 1"><xsl:text>　</xsl:text></xsl:if>
            <xsl:value-of select="."/>
          </xsl:for-each>
          <xsl:text>[N]. </xsl:text>
          <xsl:choose>
            <xsl:when test="$journal-zh != ''"><xsl:value-of select="$journal-zh"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="$journal"/></xsl:otherwise>
          </xsl:choose>
          <xsl:if test="$when">, <xsl:value-of select="$when"/></xsl:if>
          <xsl:if test="$page">(<xsl:value-of select="$page"/>)</xsl:if>
          <xsl:text>.</xsl:text>
        </dd>
      </xsl:if>
      <dt>BibTeX</dt>
      <dd>
        <pre>
          <xsl:text>@article{</xsl:text><xsl:value-of select="$id"/>
          <xsl:text>,&#10;  title = {{</xsl:text>
          <xsl:call-template name="one-title"/>
          <xsl:text>}},&#10;</xsl:text>
          <xsl:if test="$file/tei:titleStmt/tei:author[@xml:lang = $lang]">
            <xsl:text>  author = {</xsl:text>
            <xsl:for-each select="$file/tei:titleStmt/tei:author[@xml:lang = $lang]">
              <xsl:if test="position() != 1"> and </xsl:if>
              <xsl:text>{</xsl:text><xsl:value-of select="."/><xsl:text>}</xsl:text>
            </xsl:for-each>
            <xsl:text>},&#10;</xsl:text>
          </xsl:if>
          <xsl:text>  journal = {</xsl:text><xsl:value-of select="$journal"/><xsl:text>}</xsl:text>
          <xsl:if test="$when"><xsl:text>,&#10;  date = {</xsl:text><xsl:value-of select="$when"/><xsl:text>}</xsl:text></xsl:if>
          <xsl:if test="$page"><xsl:text>,&#10;  pages = {</xsl:text><xsl:value-of select="$page"/><xsl:text>}</xsl:text></xsl:if>
          <xsl:text>&#10;}</xsl:text>
        </pre>
      </dd>
    </dl>
  </details>
</xsl:template>

<xsl:template name="long-date">
  <xsl:param name="date"/>
  <xsl:variable name="names" select="'January   February  March     April     May       June      July      August    September October   November  December  '"/>
  <xsl:value-of select="normalize-space(substring($names, (substring($date, 6, 2) - 1) * 10 + 1, 10))"/>
  <xsl:text> </xsl:text>
  <xsl:value-of select="number(substring($date, 9))"/>
  <xsl:text>, </xsl:text>
  <xsl:value-of select="substring($date, 1, 4)"/>
</xsl:template>

</xsl:stylesheet>
