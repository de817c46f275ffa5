<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- industries.xsl - all industries, and the page of one -->
<xsl:stylesheet version="1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:include href="lists.xsl"/>

<!-- Articles of a known day make a feed. -->
<xsl:template match="page[@kind = 'industry'][years/year]" mode="head">
  <link rel="alternate" type="application/atom+xml" href="feed.xml"/>
</xsl:template>

<xsl:template match="page[@kind = 'industries']" mode="title"><xsl:call-template name="a.industries"/></xsl:template>

<xsl:template match="page[@kind = 'industries']" mode="main">
  <h1><xsl:call-template name="s.industries"/></h1>
  <p class="standfirst"><xsl:call-template name="s.industries-lead"/></p>
  <ul class="tree">
    <xsl:for-each select="industries/industry">
      <li class="depth-{number(boolean(@section))}">
        <span class="code"><xsl:value-of select="@code"/></span>
        <xsl:text> </xsl:text>
        <a href="{$root}industries/{@code}/index.html"><xsl:call-template name="both-names"/></a>
        <xsl:call-template name="count"/>
      </li>
    </xsl:for-each>
  </ul>
</xsl:template>

<xsl:template match="page[@kind = 'industry']" mode="title"><xsl:value-of select="@name_en"/></xsl:template>

<xsl:template match="page[@kind = 'industry']" mode="trail">
  <nav class="trail" aria-label="Trail 路径">
    <ol>
      <li><a href="{$root}industries/index.html"><xsl:call-template name="s.industries"/></a></li>
      <xsl:if test="@section">
        <li>
          <a href="{$root}industries/{@section}/index.html">
            <xsl:call-template name="chosen-name">
              <xsl:with-param name="zh" select="@section_zh"/>
              <xsl:with-param name="en" select="@section_en"/>
            </xsl:call-template>
          </a>
        </li>
      </xsl:if>
      <xsl:call-template name="trail-end"><xsl:with-param name="name"><xsl:value-of select="@code"/></xsl:with-param></xsl:call-template>
    </ol>
  </nav>
</xsl:template>

<xsl:template match="page[@kind = 'industry']" mode="main">
  <h1>
    <span lang="zh"><xsl:value-of select="@name_zh"/></span>
    <xsl:text> </xsl:text>
    <span><xsl:value-of select="@name_en"/></span>
    <xsl:call-template name="here"/>
  </h1>
  <xsl:apply-templates select="downloads/download"/>
  <xsl:if test="divisions/industry or cells/cell">
    <div class="two">
      <xsl:if test="divisions/industry">
        <section>
          <h2><xsl:call-template name="s.subdivisions"/></h2>
          <ul class="grid"><xsl:apply-templates select="divisions/industry"/></ul>
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
                    <xsl:when test="@name_en"><xsl:call-template name="both-names"/></xsl:when>
                    <xsl:otherwise><xsl:call-template name="s.no-place"/></xsl:otherwise>
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
  <xsl:call-template name="articles"/>
</xsl:template>

</xsl:stylesheet>
