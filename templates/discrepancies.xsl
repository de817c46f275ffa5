<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- discrepancies.xsl - the register of where the two versions disagree -->
<xsl:stylesheet version="1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:include href="lists.xsl"/>

<xsl:template match="page" mode="title"><xsl:call-template name="a.discrepancies"/></xsl:template>

<xsl:template match="page" mode="trail">
  <xsl:if test="@part">
    <nav class="trail" aria-label="Trail 路径">
      <ol><xsl:call-template name="trail-end"><xsl:with-param name="name"><xsl:call-template name="s.discrepancies"/></xsl:with-param></xsl:call-template></ol>
    </nav>
  </xsl:if>
</xsl:template>

<xsl:template match="page" mode="main">
  <h1>
    <xsl:call-template name="s.discrepancies"/>
    <xsl:call-template name="here"/>
    <xsl:call-template name="count"><xsl:with-param name="n" select="(@total | @part-total)[last()]"/></xsl:call-template>
  </h1>
  <xsl:if test="kinds">
    <p class="standfirst"><xsl:call-template name="s.discrepancies-lead"/></p>
    <ul class="run">
      <xsl:for-each select="kinds/kind"><li><xsl:call-template name="discrepancy-kind"/><xsl:call-template name="count"/></li></xsl:for-each>
    </ul>
    <xsl:call-template name="years"/>
    <xsl:call-template name="parts"/>
  </xsl:if>
  <xsl:choose>
    <xsl:when test="discrepancy"><xsl:call-template name="register"/></xsl:when>
    <xsl:when test="newest/discrepancy">
      <h2><xsl:call-template name="s.newest"/></h2>
      <xsl:for-each select="newest"><xsl:call-template name="register"/></xsl:for-each>
    </xsl:when>
    <xsl:otherwise><p><xsl:call-template name="s.empty"/></p></xsl:otherwise>
  </xsl:choose>
  <xsl:call-template name="pager"/>
</xsl:template>

<xsl:template name="register">
  <div class="scroll" tabindex="0" role="region" aria-label="Discrepancies 出入">
    <table class="sortable register">
      <thead>
        <tr>
          <th scope="col"><xsl:call-template name="s.date"/></th>
          <th scope="col"><xsl:call-template name="s.kind"/></th>
          <th scope="col"><xsl:call-template name="s.chinese"/></th>
          <th scope="col"><xsl:call-template name="s.english"/></th>
          <th scope="col"><xsl:call-template name="s.article"/></th>
        </tr>
      </thead>
      <tbody><xsl:apply-templates select="discrepancy"/></tbody>
    </table>
  </div>
</xsl:template>

<xsl:template match="discrepancy">
  <xsl:variable name="href" select="concat($root, 'articles/', @href)"/>
  <tr class="{@severity}">
    <td class="when"><a href="{$href}#d{@n}"><xsl:value-of select="@date"/><xsl:if test="not(@date)">#</xsl:if></a></td>
    <td><xsl:call-template name="discrepancy-kind"/></td>
    <td lang="zh"><xsl:value-of select="@zh_text"/></td>
    <td lang="en"><xsl:value-of select="@en_text"/></td>
    <td class="title">
      <a href="{$href}">
        <xsl:choose>
          <xsl:when test="@title_zh"><span lang="zh"><xsl:value-of select="@title_zh"/></span></xsl:when>
          <xsl:when test="@title_en"><span lang="en"><xsl:value-of select="@title_en"/></span></xsl:when>
          <xsl:otherwise><xsl:call-template name="s.no-headline"/></xsl:otherwise>
        </xsl:choose>
      </a>
      <xsl:if test="@title_zh and @title_en"><xsl:text> </xsl:text><span lang="en" class="also"><xsl:value-of select="@title_en"/></span></xsl:if>
    </td>
  </tr>
</xsl:template>

</xsl:stylesheet>
