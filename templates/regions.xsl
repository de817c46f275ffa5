<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- regions.xsl - all regions, and the page of one -->
<xsl:stylesheet version="1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:include href="lists.xsl"/>

<xsl:template match="page[@kind = 'regions']" mode="title"><xsl:call-template name="a.regions"/></xsl:template>

<xsl:template match="page[@kind = 'regions']" mode="main">
  <h1><xsl:call-template name="s.regions"/></h1>
  <p class="standfirst"><xsl:call-template name="s.regions-lead"/></p>
  <div class="two">
    <section>
      <h2><xsl:call-template name="s.by-region"/></h2>
      <ul class="tree">
        <xsl:for-each select="regions/region">
          <li class="depth-{@depth}">
            <a href="{$root}regions/{@path}/index.html"><xsl:call-template name="both-names"/></a>
            <xsl:call-template name="count"/>
          </li>
        </xsl:for-each>
      </ul>
    </section>
    <section>
      <h2><xsl:call-template name="s.alphabetical"/></h2>
      <ul class="grid">
        <xsl:for-each select="regions/region">
          <xsl:sort select="@name_en"/>
          <xsl:apply-templates select="."/>
        </xsl:for-each>
      </ul>
    </section>
  </div>
</xsl:template>

<xsl:template match="page[@kind = 'region']" mode="title">
  <xsl:value-of select="@name_zh"/><xsl:text> </xsl:text><xsl:value-of select="@name_en"/>
</xsl:template>

<xsl:template match="page[@kind = 'region']" mode="trail">
  <nav class="trail" aria-label="Trail 路径">
    <ol>
      <li><a href="{$root}regions/index.html"><xsl:call-template name="s.regions"/></a></li>
      <xsl:for-each select="within/region">
        <li>
          <a href="{$root}regions/{@path}/index.html"><xsl:call-template name="both-names"/></a>
        </li>
      </xsl:for-each>
      <li><xsl:call-template name="both-names"/></li>
    </ol>
  </nav>
</xsl:template>

<xsl:template match="page[@kind = 'region']" mode="main">
  <h1><xsl:call-template name="both-names"/></h1>
  <xsl:if test="@page-no = 1">
    <div class="two">
      <xsl:if test="parts/region">
        <section>
          <h2><xsl:call-template name="s.subregions"/></h2>
          <ul class="grid"><xsl:apply-templates select="parts/region"/></ul>
        </section>
      </xsl:if>
      <xsl:if test="cells/cell">
        <section>
          <h2><xsl:call-template name="s.figures"/></h2>
          <ul class="grid">
            <xsl:for-each select="cells/cell">
              <li>
                <a href="{$root}statistics/{../../@path}/{@code}/index.html">
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
      <xsl:if test="industries/industry">
        <section>
          <h2><xsl:call-template name="s.industries"/></h2>
          <ul class="grid"><xsl:apply-templates select="industries/industry"/></ul>
        </section>
      </xsl:if>
    </div>
  </xsl:if>
  <xsl:call-template name="articles"/>
</xsl:template>

</xsl:stylesheet>
