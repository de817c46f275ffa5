<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- statistics.xsl - figures by city and industry: the table, and what stands
     behind each of its cells -->
<xsl:stylesheet version="1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:include href="lists.xsl"/>
<xsl:include href="pictures.xsl"/>

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
                  <a href="{@href}"><xsl:value-of select="format-number(@n, '#,##0')"/></a>
                </xsl:for-each>
              </td>
            </xsl:for-each>
            <td><xsl:value-of select="format-number(@n, '#,##0')"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
  <xsl:if test="claims/claim">
    <section>
      <h2><xsl:call-template name="s.latest-figures"/></h2>
      <xsl:for-each select="claims"><xsl:call-template name="claims"/></xsl:for-each>
    </section>
  </xsl:if>
</xsl:template>

<!-- A place: its cells, and the figures of those that are small. -->

<xsl:key name="claim" match="page[@kind = 'place']/claims/claim" use="@code"/>
<xsl:key name="within" match="page[@kind = 'place']/within/region" use="@code"/>

<xsl:template match="page[@kind = 'place']" mode="title">
  <xsl:if test="@name_en"><xsl:value-of select="@name_en"/><xsl:text> · </xsl:text></xsl:if>
  <xsl:call-template name="a.statistics"/>
</xsl:template>

<xsl:template match="page[@kind = 'place']" mode="trail">
  <nav class="trail" aria-label="Trail 路径">
    <ol>
      <li><a href="{$root}statistics/index.html"><xsl:call-template name="s.statistics"/></a></li>
      <li>
        <xsl:choose>
          <xsl:when test="@path"><a href="{$root}regions/{@path}/index.html"><xsl:call-template name="both-names"/></a></xsl:when>
          <xsl:otherwise><xsl:call-template name="s.no-place"/></xsl:otherwise>
        </xsl:choose>
      </li>
    </ol>
  </nav>
</xsl:template>

<xsl:template match="page[@kind = 'place']" mode="main">
  <h1>
    <xsl:choose>
      <xsl:when test="@path"><xsl:call-template name="both-names"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="s.no-place"/></xsl:otherwise>
    </xsl:choose>
    <xsl:text> · </xsl:text>
    <xsl:call-template name="s.figures"/>
    <xsl:call-template name="count"/>
  </h1>
  <xsl:for-each select="cells/cell">
    <section id="i{@code}">
      <h2>
        <xsl:choose>
          <xsl:when test="@href"><a href="{$root}statistics/{@href}"><xsl:call-template name="small-cell"/></a></xsl:when>
          <xsl:otherwise><xsl:call-template name="small-cell"/></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="@n"><xsl:call-template name="count"/></xsl:if>
      </h2>
      <xsl:if test="key('claim', @code)">
        <xsl:call-template name="claims"><xsl:with-param name="claims" select="key('claim', @code)"/></xsl:call-template>
      </xsl:if>
      <xsl:call-template name="within"><xsl:with-param name="regions" select="key('within', @code)"/></xsl:call-template>
    </section>
  </xsl:for-each>
</xsl:template>

<!-- The same of the places within it. -->
<xsl:template name="within">
  <xsl:param name="regions" select="within/region"/>
  <xsl:if test="$regions">
    <ul class="run">
      <li class="label"><xsl:call-template name="s.subregions"/></li>
      <xsl:for-each select="$regions">
        <li>
          <a href="{$root}statistics/{@href}"><xsl:call-template name="both-names"/></a>
          <xsl:call-template name="count"/>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:if>
</xsl:template>

<xsl:template name="small-cell">
  <xsl:choose>
    <xsl:when test="@name_en"><xsl:call-template name="chosen-name"/></xsl:when>
    <xsl:otherwise><xsl:call-template name="s.not-reported"/></xsl:otherwise>
  </xsl:choose>
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
      <xsl:choose>
        <xsl:when test="@part">
          <xsl:call-template name="trail-end"><xsl:with-param name="name"><xsl:call-template name="cell-industry"/></xsl:with-param></xsl:call-template>
        </xsl:when>
        <xsl:when test="@industry_en">
          <li><a href="{$root}industries/{@code}/index.html"><xsl:call-template name="cell-industry"/></a></li>
        </xsl:when>
        <xsl:otherwise><li><xsl:call-template name="cell-industry"/></li></xsl:otherwise>
      </xsl:choose>
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
    <xsl:call-template name="cell-industry"/>
    <xsl:call-template name="here"/>
  </h1>
  <xsl:call-template name="within"/>
  <xsl:apply-templates select="charts"/>
  <xsl:if test="claim or parts/part">
    <section>
      <h2>
        <xsl:call-template name="s.figures"/>
        <xsl:call-template name="count"><xsl:with-param name="n" select="(@total | @part-total)[last()]"/></xsl:call-template>
      </h2>
      <xsl:call-template name="parts"/>
      <xsl:if test="claim"><xsl:call-template name="claims"/></xsl:if>
      <xsl:call-template name="pager"/>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template name="cell-industry">
  <xsl:choose>
    <xsl:when test="@industry_en">
      <xsl:call-template name="chosen-name">
        <xsl:with-param name="zh" select="@industry_zh"/>
        <xsl:with-param name="en" select="@industry_en"/>
      </xsl:call-template>
    </xsl:when>
    <xsl:otherwise><xsl:call-template name="s.not-reported"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

</xsl:stylesheet>
