<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- home.xsl - the home page -->
<xsl:stylesheet version="1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:include href="lists.xsl"/>
<xsl:include href="pictures.xsl"/>

<!-- Articles of a known day make a feed. -->
<xsl:template match="page[@kind = 'home'][entries/entry/@date]" mode="head">
  <link rel="alternate" type="application/atom+xml" href="feed.xml"/>
</xsl:template>

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
  <xsl:call-template name="years"><xsl:with-param name="within" select="'dates/'"/></xsl:call-template>
  <xsl:apply-templates select="map"/>
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
  <xsl:if test="discrepancies/discrepancy">
    <section>
      <h2><xsl:call-template name="s.newest-discrepancies"/></h2>
      <ul class="pairs">
        <xsl:for-each select="discrepancies/discrepancy">
          <li>
            <a class="when" href="articles/{@href}#d{@n}"><xsl:value-of select="@date"/><xsl:if test="not(@date)"><xsl:call-template name="s.undated"/></xsl:if></a>
            <span class="kind"><xsl:call-template name="discrepancy-kind"/></span>
            <span lang="zh"><xsl:value-of select="@zh_text"/><xsl:if test="not(@zh_text)">–</xsl:if></span>
            <span class="not" aria-hidden="true">≠</span>
            <span lang="en"><xsl:value-of select="@en_text"/><xsl:if test="not(@en_text)">–</xsl:if></span>
          </li>
        </xsl:for-each>
      </ul>
      <p class="more"><a href="discrepancies/index.html"><xsl:call-template name="s.all-discrepancies"/></a></p>
    </section>
  </xsl:if>
  <section>
    <h2><xsl:call-template name="s.latest"/></h2>
    <xsl:for-each select="entries"><xsl:call-template name="entries"/></xsl:for-each>
    <p class="more"><a href="dates/index.html"><xsl:call-template name="s.all-dates"/></a></p>
  </section>
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
    <xsl:if test="@authors &gt; 0">
      <div>
        <dt><xsl:call-template name="s.authors"/></dt>
        <dd><a href="authors/index.html"><xsl:value-of select="format-number(@authors, '#,##0')"/></a></dd>
      </div>
    </xsl:if>
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

</xsl:stylesheet>
