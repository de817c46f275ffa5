<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- regions.xsl - all regions, on a map, by province and by name; one region -->
<xsl:stylesheet version="1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:include href="lists.xsl"/>
<xsl:include href="pictures.xsl"/>

<xsl:key name="top" match="regions/region" use="@top"/>

<!-- Articles of a known day make a feed. -->
<xsl:template match="page[@kind = 'region'][years/year]" mode="head">
  <link rel="alternate" type="application/atom+xml" href="feed.xml"/>
</xsl:template>

<xsl:template match="page[@kind = 'regions']" mode="title"><xsl:call-template name="a.regions"/></xsl:template>

<xsl:template match="page[@kind = 'regions']" mode="main">
  <!-- What lies in a country of the archive, that first; then the rest. -->
  <xsl:variable name="home" select="regions/region[not(@top)][@country or @path = ../region[not(@top)]/@country]"/>
  <xsl:variable name="abroad" select="regions/region[not(@top)][not(@country or @path = ../region[not(@top)]/@country)]"/>
  <h1><xsl:call-template name="s.regions"/></h1>
  <p class="standfirst"><xsl:call-template name="s.regions-lead"/></p>
  <p class="more"><a href="a-z/index.html"><xsl:call-template name="s.alphabetical"/></a></p>
  <xsl:apply-templates select="map"/>
  <xsl:if test="$home">
    <section>
      <h2><xsl:call-template name="s.by-region"/></h2>
      <ul class="provinces">
        <xsl:apply-templates select="$home" mode="province">
          <xsl:sort select="number(boolean(@country)) + number(@kind = 'region')" data-type="number"/>
        </xsl:apply-templates>
      </ul>
    </section>
  </xsl:if>
  <xsl:if test="$abroad">
    <section>
      <h2><xsl:call-template name="s.abroad"/></h2>
      <ul class="provinces"><xsl:apply-templates select="$abroad[key('top', @path)]" mode="province"/></ul>
      <ul class="grid"><xsl:apply-templates select="$abroad[not(key('top', @path))]"/></ul>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template match="region" mode="province">
  <li>
    <div><a href="{@path}/index.html"><xsl:call-template name="both-names"/></a><xsl:call-template name="count"/></div>
    <xsl:if test="key('top', @path)">
      <ul class="run"><xsl:apply-templates select="key('top', @path)"/></ul>
    </xsl:if>
  </li>
</xsl:template>

<!-- By letter. -->

<xsl:template match="page[@kind = 'gazetteer']" mode="title"><xsl:call-template name="a.alphabetical"/></xsl:template>

<xsl:template match="page[@kind = 'gazetteer']" mode="trail">
  <nav class="trail" aria-label="Trail 路径">
    <ol>
      <li><a href="{$root}regions/index.html"><xsl:call-template name="s.regions"/></a></li>
      <xsl:call-template name="trail-end"><xsl:with-param name="name"><xsl:call-template name="s.alphabetical"/></xsl:with-param></xsl:call-template>
    </ol>
  </nav>
</xsl:template>

<xsl:template match="page[@kind = 'gazetteer']" mode="main">
  <h1><xsl:call-template name="s.alphabetical"/><xsl:call-template name="here"/></h1>
  <xsl:call-template name="parts"/>
  <xsl:if test="region"><ul class="grid"><xsl:apply-templates select="region"/></ul></xsl:if>
  <xsl:call-template name="pager"/>
</xsl:template>

<!-- One. -->

<xsl:template match="page[@kind = 'region']" mode="title">
  <xsl:value-of select="@name_zh"/><xsl:text> </xsl:text><xsl:value-of select="@name_en"/>
  <xsl:if test="@part"><xsl:text> · </xsl:text><xsl:value-of select="@part"/></xsl:if>
</xsl:template>

<xsl:template match="page[@kind = 'region']" mode="trail">
  <nav class="trail" aria-label="Trail 路径">
    <ol>
      <li><a href="{$root}regions/index.html"><xsl:call-template name="s.regions"/></a></li>
      <xsl:for-each select="within/region">
        <li>
          <a href="{$root}regions/{@path}/index.html"><xsl:call-template name="both-names"/></a>
          <xsl:if test="@kind != 'country' and ../region[@kind != 'country'][2] and @from">
            <xsl:text> (</xsl:text>
            <xsl:value-of select="substring(@from, 1, 4)"/>
            <xsl:if test="substring(@to, 1, 4) != substring(@from, 1, 4)">–<xsl:value-of select="substring(@to, 1, 4)"/></xsl:if>
            <xsl:text>)</xsl:text>
          </xsl:if>
        </li>
      </xsl:for-each>
      <xsl:call-template name="trail-end"><xsl:with-param name="name"><xsl:call-template name="both-names"/></xsl:with-param></xsl:call-template>
    </ol>
  </nav>
</xsl:template>

<xsl:template match="page[@kind = 'region']" mode="main">
  <h1><xsl:call-template name="both-names"/><xsl:call-template name="here"/></h1>
  <xsl:apply-templates select="downloads/download"/>
  <xsl:if test="past/past[not(@region)] or past/past[@region][2]">
    <section>
      <h2><xsl:call-template name="s.past"/></h2>
      <ul class="run"><xsl:apply-templates select="past/past[not(@region) or ../past[@region][2]]"/></ul>
    </section>
  </xsl:if>
  <xsl:if test="subregions/region">
    <section>
      <h2><xsl:call-template name="s.subregions"/></h2>
      <ul class="run"><xsl:apply-templates select="subregions/region"/></ul>
    </section>
  </xsl:if>
  <xsl:if test="cells/cell or industries/industry">
    <div class="two">
      <xsl:if test="industries/industry">
        <section>
          <h2><xsl:call-template name="s.industries"/></h2>
          <ul class="grid"><xsl:apply-templates select="industries/industry"/></ul>
        </section>
      </xsl:if>
      <xsl:if test="cells/cell">
        <section>
          <h2><xsl:call-template name="s.figures"/></h2>
          <ul class="grid">
            <xsl:for-each select="cells/cell">
              <li>
                <a href="{$root}statistics/{@href}">
                  <xsl:choose>
                    <xsl:when test="@name_en"><xsl:call-template name="chosen-name"/></xsl:when>
                    <xsl:otherwise><xsl:call-template name="s.not-reported"/></xsl:otherwise>
                  </xsl:choose>
                </a>
                <xsl:call-template name="count"/>
              </li>
            </xsl:for-each>
          </ul>
        </section>
      </xsl:if>
    </div>
  </xsl:if>
  <xsl:if test="organisations/organisation">
    <section>
      <h2><xsl:call-template name="s.organisations"/></h2>
      <ul class="grid wide">
        <xsl:apply-templates select="organisations/organisation"/>
      </ul>
    </section>
  </xsl:if>
  <xsl:call-template name="articles"/>
</xsl:template>

<!-- A name that the place had, or what it belonged to, with the years. -->
<xsl:template match="past">
  <li>
    <xsl:choose>
      <xsl:when test="@path"><a href="{$root}regions/{@path}/index.html"><xsl:call-template name="both-names"/></a></xsl:when>
      <xsl:otherwise><xsl:call-template name="both-names"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@from or @to"> (<xsl:value-of select="substring(@from, 1, 4)"/>–<xsl:value-of select="substring(@to, 1, 4)"/>)</xsl:if>
  </li>
</xsl:template>

</xsl:stylesheet>
