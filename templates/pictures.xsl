<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- pictures.xsl - maps and charts as SVG. Where things are is told by the
     document (generator/render/atlas.h and chart.h); what they look like here
     and in duikan.css. -->
<xsl:stylesheet version="1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<!-- A map, and the list of its places for those who cannot see it. -->
<xsl:template match="map">
  <xsl:if test="dot">
    <section class="atlas">
      <figure class="map">
        <svg viewBox="0 0 {@width} {@height}" role="group" aria-labelledby="map-title map-desc">
          <title id="map-title"><xsl:call-template name="a.map"/></title>
          <desc id="map-desc"><xsl:call-template name="a.map-lead"/></desc>
          <xsl:for-each select="path"><path class="{@class}" d="{@d}"/></xsl:for-each>
          <xsl:for-each select="dot[@x]">
            <a href="{$root}regions/{@path}/index.html">
              <title><xsl:value-of select="@name_zh"/><xsl:text> </xsl:text><xsl:value-of select="@name_en"/>: <xsl:value-of select="format-number(@n, '#,##0')"/></title>
              <circle cx="{@x}" cy="{@y}" r="{@r}"/>
            </a>
          </xsl:for-each>
          <xsl:for-each select="dot[@label]">
            <text x="{@x}" y="{@y - @r - 3}" lang="zh"><xsl:value-of select="@name_zh"/></text>
          </xsl:for-each>
        </svg>
        <figcaption><xsl:call-template name="s.map-lead"/></figcaption>
      </figure>
      <ol class="places">
        <xsl:for-each select="dot[@x][position() &lt; 25]">
          <li><a href="{$root}regions/{@path}/index.html"><xsl:call-template name="both-names"/></a><xsl:call-template name="count"/></li>
        </xsl:for-each>
      </ol>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template match="charts">
  <xsl:if test="chart">
    <section>
      <h2><xsl:call-template name="s.over-time"/></h2>
      <p class="source"><xsl:call-template name="s.chart-lead"/></p>
      <div class="charts"><xsl:apply-templates select="chart"/></div>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template match="chart">
  <xsl:variable name="id" select="concat('chart-', position())"/>
  <figure class="chart series">
    <figcaption>
      <b lang="zh"><xsl:value-of select="@item"/></b>
      <xsl:if test="@item_en"><xsl:text> </xsl:text><b lang="en"><xsl:value-of select="@item_en"/></b></xsl:if>
      <xsl:text> </xsl:text>
      <span class="n">
        <xsl:choose>
          <xsl:when test="@unit_zh"><span lang="zh"><xsl:value-of select="@unit_zh"/></span><xsl:text> </xsl:text><xsl:value-of select="@unit_en"/></xsl:when>
          <xsl:otherwise><span lang="zh"><xsl:value-of select="@unit"/></span></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="@scale = 'log'"><xsl:text> · </xsl:text><xsl:call-template name="s.logarithmic"/></xsl:if>
        <xsl:text> · </xsl:text><xsl:value-of select="@points"/>
        <xsl:if test="@told &gt; @points"> / <xsl:value-of select="@told"/></xsl:if>
        <xsl:text> </xsl:text><xsl:call-template name="s.figures"/>
      </span>
    </figcaption>
    <svg viewBox="0 0 {@width} {@height}" role="group" aria-labelledby="{$id}-title {$id}-desc">
      <title id="{$id}-title"><xsl:value-of select="@item"/><xsl:text> </xsl:text><xsl:value-of select="@item_en"/>, <xsl:value-of select="@unit_zh"/><xsl:text> </xsl:text><xsl:value-of select="@unit_en"/></title>
      <desc id="{$id}-desc"><xsl:call-template name="a.over-time"/>: <xsl:value-of select="substring(point[1]/@from, 1, 4)"/>–<xsl:value-of select="substring(point[last()]/@to, 1, 4)"/></desc>
      <xsl:variable name="chart" select="."/>
      <xsl:for-each select="tick[@axis = 'y']">
        <line x1="{$chart/@left}" x2="{$chart/@right}" y1="{@at}" y2="{@at}">
          <xsl:attribute name="class"><xsl:choose><xsl:when test="position() = 1">axis</xsl:when><xsl:otherwise>grid</xsl:otherwise></xsl:choose></xsl:attribute>
        </line>
        <text class="end" x="{$chart/@left - 8}" y="{@at + 4}"><xsl:call-template name="short-number"/></text>
      </xsl:for-each>
      <xsl:for-each select="tick[@axis = 'x']">
        <text x="{@at}" y="{$chart/@bottom + 20}"><xsl:value-of select="@value"/></text>
      </xsl:for-each>
      <xsl:for-each select="point[@x0]">
        <line class="trend" x1="{@x0}" y1="{@y0}" x2="{@x}" y2="{@y}"/>
      </xsl:for-each>
      <xsl:apply-templates select="point"/>
    </svg>
  </figure>
</xsl:template>

<xsl:template match="point">
  <a href="{$root}articles/{@href}#f{@n}">
    <xsl:attribute name="class">
      <xsl:text>point</xsl:text>
      <xsl:if test="@role = 'plan'"> plan</xsl:if>
      <xsl:if test="@qualifier = 'approx'"> approx</xsl:if>
    </xsl:attribute>
    <title>
      <xsl:value-of select="@period"/>
      <xsl:text>: </xsl:text>
      <xsl:value-of select="@text"/>
      <xsl:if test="@text_en"> / <xsl:value-of select="@text_en"/></xsl:if>
    </title>
    <xsl:if test="@x2 - @x1 &gt; 3"><line class="period" x1="{@x1}" x2="{@x2}" y1="{@y}" y2="{@y}"/></xsl:if>
    <xsl:if test="@y1"><line class="bounds" x1="{@x}" x2="{@x}" y1="{@y1}" y2="{@y2}"/></xsl:if>
    <xsl:choose>
      <xsl:when test="@open = 'up'"><path class="bounds" d="M{@x} {@y}v-16m-4 5l4 -5l4 5"/></xsl:when>
      <xsl:when test="@open = 'down'"><path class="bounds" d="M{@x} {@y}v16m-4 -5l4 5l4 -5"/></xsl:when>
    </xsl:choose>
    <circle cx="{@x}" cy="{@y}" r="3.4"/>
  </a>
</xsl:template>

<!-- 1500000 -> 1.5 M -->
<xsl:template name="short-number">
  <xsl:choose>
    <xsl:when test="@value &gt;= 1000000000000"><xsl:value-of select="format-number(@value div 1000000000000, '#,##0.##')"/> T</xsl:when>
    <xsl:when test="@value &gt;= 1000000000"><xsl:value-of select="format-number(@value div 1000000000, '#,##0.##')"/> G</xsl:when>
    <xsl:when test="@value &gt;= 1000000"><xsl:value-of select="format-number(@value div 1000000, '#,##0.##')"/> M</xsl:when>
    <xsl:otherwise><xsl:value-of select="format-number(@value, '#,##0.####')"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

</xsl:stylesheet>
