<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- statistics.xsl - figures by city and industry: the table, and what stands
     behind each of its cells -->
<xsl:stylesheet version="1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:include href="lists.xsl"/>

<xsl:key name="cell" match="cell" use="concat(@path, '|', @code)"/>

<xsl:template match="page[@kind = 'statistics']" mode="title"><xsl:call-template name="a.statistics"/></xsl:template>

<xsl:template match="page[@kind = 'statistics']" mode="main">
  <xsl:variable name="columns" select="columns/industry"/>
  <h1><xsl:call-template name="s.statistics"/></h1>
  <p class="standfirst"><xsl:call-template name="s.matrix-lead"/></p>
  <div class="scroll" tabindex="0" role="region" aria-label="Statistics 统计">
    <table class="matrix">
      <thead>
        <tr>
          <th scope="col"><xsl:call-template name="s.region"/></th>
          <xsl:for-each select="$columns">
            <th scope="col">
              <xsl:choose>
                <xsl:when test="@name_en"><a href="{$root}industries/{@code}/index.html"><xsl:call-template name="chosen-name"/></a></xsl:when>
                <xsl:otherwise><xsl:call-template name="s.not-reported"/></xsl:otherwise>
              </xsl:choose>
            </th>
          </xsl:for-each>
          <th scope="col"><xsl:call-template name="s.total"/></th>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="places/region">
          <xsl:variable name="path" select="@path"/>
          <tr>
            <th scope="row">
              <xsl:choose>
                <xsl:when test="@name_en or @name_zh"><a href="{$root}regions/{@path}/index.html"><xsl:call-template name="both-names"/></a></xsl:when>
                <xsl:otherwise><xsl:call-template name="s.no-place"/></xsl:otherwise>
              </xsl:choose>
            </th>
            <xsl:for-each select="$columns">
              <td>
                <xsl:for-each select="key('cell', concat($path, '|', @code))">
                  <a href="{@path}/{@code}/index.html"><xsl:value-of select="format-number(@n, '#,##0')"/></a>
                </xsl:for-each>
              </td>
            </xsl:for-each>
            <td><xsl:value-of select="format-number(@n, '#,##0')"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

<!-- One cell: its figures with their sentences. -->

<xsl:template match="page[@kind = 'cell']" mode="title">
  <xsl:value-of select="@name_en"/>
  <xsl:if test="@industry_en"><xsl:text> · </xsl:text><xsl:value-of select="@industry_en"/></xsl:if>
</xsl:template>

<xsl:template match="page[@kind = 'cell']" mode="trail">
  <nav class="trail" aria-label="Trail 路径">
    <ol>
      <li><a href="{$root}statistics/index.html"><xsl:call-template name="s.statistics"/></a></li>
      <li>
        <xsl:choose>
          <xsl:when test="@path"><a href="{$root}regions/{@path}/index.html"><xsl:call-template name="both-names"/></a></xsl:when>
          <xsl:otherwise><xsl:call-template name="s.no-place"/></xsl:otherwise>
        </xsl:choose>
      </li>
      <li>
        <xsl:choose>
          <xsl:when test="@industry_en">
            <a href="{$root}industries/{@code}/index.html">
              <xsl:call-template name="chosen-name">
                <xsl:with-param name="zh" select="@industry_zh"/>
                <xsl:with-param name="en" select="@industry_en"/>
              </xsl:call-template>
            </a>
          </xsl:when>
          <xsl:otherwise><xsl:call-template name="s.not-reported"/></xsl:otherwise>
        </xsl:choose>
      </li>
    </ol>
  </nav>
</xsl:template>

<xsl:template match="page[@kind = 'cell']" mode="main">
  <h1>
    <xsl:choose>
      <xsl:when test="@path"><xsl:call-template name="both-names"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="s.no-place"/></xsl:otherwise>
    </xsl:choose>
    <xsl:text> · </xsl:text>
    <xsl:choose>
      <xsl:when test="@industry_en">
        <xsl:call-template name="chosen-name">
          <xsl:with-param name="zh" select="@industry_zh"/>
          <xsl:with-param name="en" select="@industry_en"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="s.not-reported"/></xsl:otherwise>
    </xsl:choose>
  </h1>
  <div class="scroll" tabindex="0" role="region" aria-label="Figures 数字">
    <table class="claims sortable">
      <thead>
        <tr>
          <th scope="col"><xsl:call-template name="s.date"/></th>
          <th scope="col" class="num"><xsl:call-template name="s.value"/></th>
          <th scope="col"><xsl:call-template name="s.unit"/></th>
          <th scope="col"><xsl:call-template name="s.about-figure"/></th>
          <th scope="col"><xsl:call-template name="s.period"/></th>
          <th scope="col"><xsl:call-template name="s.sentence"/></th>
        </tr>
      </thead>
      <tbody><xsl:apply-templates select="claim"/></tbody>
    </table>
  </div>
  <xsl:call-template name="pager"/>
</xsl:template>

<xsl:template match="claim">
  <xsl:variable name="href"><xsl:call-template name="article-href"/>#f<xsl:value-of select="@n"/></xsl:variable>
  <tr class="{@verdict}">
    <td class="when"><xsl:value-of select="@date"/></td>
    <td class="num">
      <a href="{$href}">
        <xsl:choose>
          <xsl:when test="@values"><xsl:value-of select="translate(@values, '[]', '')"/></xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="amount">
              <xsl:with-param name="qualifier" select="@qualifier"/>
              <xsl:with-param name="min" select="string(@min)"/>
              <xsl:with-param name="max" select="string(@max)"/>
            </xsl:call-template>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:if test="@kind = 'multiple'"> ×</xsl:if>
        <xsl:if test="@kind = 'percent'"> %</xsl:if>
      </a>
    </td>
    <td>
      <xsl:choose>
        <xsl:when test="@kind = 'percent' or @kind = 'multiple'"/>
        <xsl:when test="@unit_en or @unit_zh">
          <span lang="zh"><xsl:value-of select="@unit_zh"/></span>
          <xsl:text> </xsl:text>
          <xsl:value-of select="@unit_en"/>
        </xsl:when>
        <xsl:otherwise><span lang="{@lang}"><xsl:value-of select="@unit"/></span></xsl:otherwise>
      </xsl:choose>
    </td>
    <td>
      <span lang="{@lang}"><xsl:value-of select="@item"/></span>
      <xsl:if test="@item_en"><xsl:text> </xsl:text><span lang="en"><xsl:value-of select="@item_en"/></span></xsl:if>
      <xsl:if test="@role and @role != 'level'"><xsl:text> </xsl:text><span class="role"><xsl:call-template name="role"/></span></xsl:if>
    </td>
    <td class="when">
      <xsl:if test="@period_from or @period_to">
        <xsl:call-template name="interval">
          <xsl:with-param name="from" select="string(@period_from)"/>
          <xsl:with-param name="to" select="string(@period_to)"/>
        </xsl:call-template>
      </xsl:if>
    </td>
    <td class="quote">
      <xsl:if test="@zh_text">
        <p lang="zh">
          <xsl:call-template name="quoted">
            <xsl:with-param name="sentence" select="@zh_text"/>
            <xsl:with-param name="words">
              <xsl:if test="@lang = 'zh'"><xsl:value-of select="@text"/></xsl:if>
            </xsl:with-param>
          </xsl:call-template>
        </p>
      </xsl:if>
      <xsl:if test="@en_text">
        <p lang="en">
          <xsl:call-template name="quoted">
            <xsl:with-param name="sentence" select="@en_text"/>
            <xsl:with-param name="words">
              <xsl:choose>
                <xsl:when test="@lang = 'en'"><xsl:value-of select="@text"/></xsl:when>
                <xsl:otherwise><xsl:value-of select="@text_en"/></xsl:otherwise>
              </xsl:choose>
            </xsl:with-param>
          </xsl:call-template>
        </p>
      </xsl:if>
      <xsl:if test="not(@zh_text) and not(@en_text)">
        <p lang="{@lang}"><xsl:value-of select="@text"/></p>
      </xsl:if>
    </td>
  </tr>
</xsl:template>

<!-- The sentence with its figure set off, where that stands in it once. -->
<xsl:template name="quoted">
  <xsl:param name="sentence"/>
  <xsl:param name="words"/>
  <xsl:choose>
    <xsl:when test="$words != '' and contains($sentence, $words)">
      <xsl:value-of select="substring-before($sentence, $words)"/>
      <mark><xsl:value-of select="$words"/></mark>
      <xsl:value-of select="substring-after($sentence, $words)"/>
    </xsl:when>
    <xsl:otherwise><xsl:value-of select="$sentence"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

</xsl:stylesheet>
