<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- organisations.xsl - all organisations, and the page of one -->
<xsl:stylesheet version="1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:include href="lists.xsl"/>

<xsl:template match="page[@kind = 'organisations']" mode="title"><xsl:call-template name="a.organisations"/></xsl:template>

<xsl:template match="page[@kind = 'organisations']" mode="trail">
  <xsl:if test="@part">
    <nav class="trail" aria-label="Trail 路径">
      <ol><xsl:call-template name="trail-end"><xsl:with-param name="name"><xsl:call-template name="s.organisations"/></xsl:with-param></xsl:call-template></ol>
    </nav>
  </xsl:if>
</xsl:template>

<xsl:template match="page[@kind = 'organisations']" mode="main">
  <h1><xsl:call-template name="s.organisations"/><xsl:call-template name="here"/></h1>
  <xsl:if test="not(@part or @page-no &gt; 1)"><p class="standfirst"><xsl:call-template name="s.organisations-lead"/></p></xsl:if>
  <xsl:call-template name="parts"/>
  <xsl:if test="most/organisation">
    <section>
      <h2><xsl:call-template name="s.most-named"/></h2>
      <ul class="grid wide"><xsl:apply-templates select="most/organisation"/></ul>
    </section>
  </xsl:if>
  <xsl:if test="organisation"><ul class="grid wide"><xsl:apply-templates select="organisation"/></ul></xsl:if>
  <xsl:call-template name="pager"/>
</xsl:template>

<!-- What articles without a day name, by the end of their ids. -->

<xsl:template match="page[@kind = 'unknown-day']" mode="title"><xsl:call-template name="a.organisations"/></xsl:template>

<xsl:template match="page[@kind = 'unknown-day']" mode="trail">
  <nav class="trail" aria-label="Trail 路径">
    <ol>
      <li><a href="{$root}organisations/index.html"><xsl:call-template name="s.organisations"/></a></li>
      <li><a href="{$root}dates/undated/index.html"><xsl:call-template name="s.undated"/></a></li>
      <li><xsl:value-of select="@shelf"/></li>
    </ol>
  </nav>
</xsl:template>

<xsl:template match="page[@kind = 'unknown-day']" mode="main">
  <h1><xsl:call-template name="s.organisations"/></h1>
  <xsl:call-template name="organisations-named"/>
</xsl:template>

<xsl:template match="page[@kind = 'organisation']" mode="title">
  <xsl:value-of select="@name_zh"/><xsl:text> </xsl:text><xsl:value-of select="@name_en"/>
</xsl:template>

<xsl:template match="page[@kind = 'organisation']" mode="trail">
  <nav class="trail" aria-label="Trail 路径">
    <ol>
      <li><a href="{$root}organisations/index.html"><xsl:call-template name="s.organisations"/></a></li>
      <xsl:call-template name="trail-end"><xsl:with-param name="name"><xsl:call-template name="both-names"/></xsl:with-param></xsl:call-template>
    </ol>
  </nav>
</xsl:template>

<xsl:template match="page[@kind = 'organisation']" mode="main">
  <h1><xsl:call-template name="both-names"/><xsl:if test="not(@name_zh) and not(@name_en)"><xsl:value-of select="@id"/></xsl:if><xsl:call-template name="here"/></h1>
  <xsl:if test="(@path or @code) and not(@part)">
    <dl class="particulars">
      <xsl:if test="@path">
        <div>
          <dt><xsl:call-template name="s.place"/></dt>
          <dd><a href="{$root}regions/{@path}/index.html"><span lang="zh"><xsl:value-of select="@place_zh"/></span><xsl:text> </xsl:text><xsl:value-of select="@place_en"/></a></dd>
        </div>
      </xsl:if>
      <xsl:if test="@code">
        <div>
          <dt><xsl:call-template name="s.industry"/></dt>
          <dd>
            <xsl:variable name="industry">
              <xsl:call-template name="chosen-name">
                <xsl:with-param name="zh" select="@industry_zh"/>
                <xsl:with-param name="en" select="@industry_en"/>
              </xsl:call-template>
            </xsl:variable>
            <xsl:choose>
              <xsl:when test="@articles"><a href="{$root}industries/{@code}/index.html"><xsl:copy-of select="$industry"/></a></xsl:when>
              <xsl:otherwise><xsl:copy-of select="$industry"/></xsl:otherwise>
            </xsl:choose>
          </dd>
        </div>
      </xsl:if>
    </dl>
  </xsl:if>
  <xsl:if test="claims/claim">
    <section>
      <h2><xsl:call-template name="s.figures"/></h2>
      <xsl:for-each select="claims"><xsl:call-template name="claims"/></xsl:for-each>
    </section>
  </xsl:if>
  <xsl:call-template name="articles"/>
</xsl:template>

</xsl:stylesheet>
