<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- home.xsl - the home page, and About -->
<xsl:stylesheet version="1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:include href="lists.xsl"/>

<xsl:template match="page[@kind = 'home']" mode="title"><xsl:value-of select="$site"/></xsl:template>

<xsl:template match="page[@kind = 'home']" mode="main">
  <h1 class="site-title">
    <xsl:if test="$site-zh != ''"><span lang="zh"><xsl:value-of select="$site-zh"/></span><xsl:text> </xsl:text></xsl:if>
    <span><xsl:value-of select="$site"/></span>
  </h1>
  <div class="standfirst">
    <xsl:choose>
      <xsl:when test="about/p"><xsl:copy-of select="about/p[1]"/></xsl:when>
      <xsl:otherwise><p><xsl:call-template name="s.lead"/></p></xsl:otherwise>
    </xsl:choose>
  </div>
  <xsl:apply-templates select="counts/count"/>
  <xsl:if test="count(years/year) &gt; 1"><xsl:call-template name="years"/></xsl:if>
  <div class="two">
    <section>
      <h2><xsl:call-template name="s.regions"/></h2>
      <ul class="grid"><xsl:apply-templates select="regions/region"/></ul>
      <p class="more"><a href="regions/index.html"><xsl:call-template name="s.all-regions"/></a></p>
    </section>
    <section>
      <h2><xsl:call-template name="s.industries"/></h2>
      <ul class="grid"><xsl:apply-templates select="industries/industry"/></ul>
      <p class="more"><a href="industries/index.html"><xsl:call-template name="s.all-industries"/></a></p>
    </section>
  </div>
  <section>
    <h2><xsl:call-template name="s.latest"/></h2>
    <xsl:for-each select="entries"><xsl:call-template name="entries"/></xsl:for-each>
    <p class="more"><a href="dates/index.html"><xsl:call-template name="s.all-dates"/></a></p>
  </section>
  <xsl:if test="discrepancies/discrepancy">
    <section>
      <h2><xsl:call-template name="s.discrepancies"/></h2>
      <ul class="brief">
        <xsl:for-each select="discrepancies/discrepancy">
          <li>
            <a>
              <xsl:attribute name="href"><xsl:call-template name="article-href"/>#d<xsl:value-of select="@n"/></xsl:attribute>
              <xsl:value-of select="@date"/>
            </a>
            <xsl:text> </xsl:text>
            <xsl:value-of select="@message"/>
          </li>
        </xsl:for-each>
      </ul>
      <p class="more"><a href="discrepancies/index.html"><xsl:call-template name="s.discrepancies"/></a></p>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template match="page" mode="foot">
  <p><xsl:call-template name="s.data"/>: <a href="{$root}data/archive.db">archive.db</a> (SQLite)</p>
</xsl:template>

<xsl:template match="count">
  <dl class="tally">
    <div>
      <dt><xsl:call-template name="s.articles"/></dt>
      <dd><a href="dates/index.html"><xsl:value-of select="format-number(@articles, '#,##0')"/></a></dd>
    </div>
    <div>
      <dt><xsl:call-template name="s.figures"/></dt>
      <dd><a href="statistics/index.html"><xsl:value-of select="format-number(@figures, '#,##0')"/></a></dd>
    </div>
    <div>
      <dt><xsl:call-template name="s.places"/></dt>
      <dd><a href="regions/index.html"><xsl:value-of select="format-number(@places, '#,##0')"/></a></dd>
    </div>
    <div>
      <dt><xsl:call-template name="s.organisations"/></dt>
      <dd><a href="organisations/index.html"><xsl:value-of select="format-number(@organisations, '#,##0')"/></a></dd>
    </div>
    <div>
      <dt><xsl:call-template name="s.discrepancies"/></dt>
      <dd><a href="discrepancies/index.html"><xsl:value-of select="format-number(@discrepancies, '#,##0')"/></a></dd>
    </div>
    <xsl:if test="@from">
      <div>
        <dt><xsl:call-template name="s.period"/></dt>
        <dd>
          <xsl:value-of select="substring(@from, 1, 4)"/>
          <xsl:if test="substring(@to, 1, 4) != substring(@from, 1, 4)">–<xsl:value-of select="substring(@to, 1, 4)"/></xsl:if>
        </dd>
      </div>
    </xsl:if>
  </dl>
</xsl:template>

<!-- Articles by year: a bar a year, gaps left where there is none. -->
<xsl:template name="years">
  <xsl:variable name="first" select="years/year[1]/@year"/>
  <xsl:variable name="last" select="years/year[last()]/@year"/>
  <xsl:variable name="span" select="$last - $first + 1"/>
  <xsl:variable name="most">
    <xsl:for-each select="years/year">
      <xsl:sort select="@n" data-type="number" order="descending"/>
      <xsl:if test="position() = 1"><xsl:value-of select="@n"/></xsl:if>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="step">
    <xsl:choose>
      <xsl:when test="$span &lt; 12">48</xsl:when>
      <xsl:otherwise><xsl:value-of select="560 div $span"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <figure class="chart">
    <svg viewBox="0 0 {$span * $step + 8} 96" width="{$span * $step + 8}" height="96" role="img" aria-labelledby="years-title">
      <title id="years-title"><xsl:call-template name="a.articles"/>, <xsl:value-of select="$first"/>–<xsl:value-of select="$last"/></title>
      <line x1="0" y1="74.5" x2="{$span * $step + 8}" y2="74.5" class="axis"/>
      <xsl:for-each select="years/year">
        <xsl:variable name="x" select="(@year - $first) * $step + 4"/>
        <xsl:variable name="h" select="@n div $most * 58"/>
        <a href="dates/index.html#y{@year}">
          <title><xsl:value-of select="@year"/>: <xsl:value-of select="@n"/></title>
          <rect x="{$x}" y="{74 - $h}" width="{$step * 0.72}" height="{$h}"/>
          <xsl:if test="$span &lt; 12">
            <text x="{$x + $step * 0.36}" y="{70 - $h}"><xsl:value-of select="@n"/></text>
            <text x="{$x + $step * 0.36}" y="90"><xsl:value-of select="@year"/></text>
          </xsl:if>
        </a>
      </xsl:for-each>
      <xsl:if test="$span &gt;= 12">
        <text x="4" y="90" class="start"><xsl:value-of select="$first"/></text>
        <text x="{$span * $step + 4}" y="90" class="end"><xsl:value-of select="$last"/></text>
      </xsl:if>
    </svg>
  </figure>
</xsl:template>

<xsl:template match="page[@kind = 'about']" mode="title"><xsl:call-template name="a.about"/></xsl:template>

<!-- What cmark made of archive.md. -->
<xsl:template match="page[@kind = 'about']" mode="main">
  <div class="prose">
    <xsl:if test="not(about/h1)"><h1><xsl:call-template name="s.about"/></h1></xsl:if>
    <xsl:copy-of select="about/node()"/>
    <xsl:if test="not(about/*)"><p><xsl:call-template name="s.lead"/></p></xsl:if>
  </div>
</xsl:template>

</xsl:stylesheet>
