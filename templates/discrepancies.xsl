<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- discrepancies.xsl - the register of where the two versions disagree -->
<xsl:stylesheet version="1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:include href="lists.xsl"/>

<xsl:template match="page" mode="title"><xsl:call-template name="a.discrepancies"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1><xsl:call-template name="s.discrepancies"/></h1>
  <p class="standfirst"><xsl:call-template name="s.discrepancies-lead"/></p>
  <xsl:choose>
    <xsl:when test="discrepancy">
      <div class="scroll" tabindex="0" role="region" aria-label="Discrepancies 出入">
        <table class="sortable register">
          <thead>
            <tr>
              <th scope="col"><xsl:call-template name="s.date"/></th>
              <th scope="col"><xsl:call-template name="s.kind"/></th>
              <th scope="col"><xsl:call-template name="s.chinese"/></th>
              <th scope="col"><xsl:call-template name="s.english"/></th>
              <th scope="col"><xsl:call-template name="s.difference"/></th>
              <th scope="col"><xsl:call-template name="s.article"/></th>
            </tr>
          </thead>
          <tbody><xsl:apply-templates select="discrepancy"/></tbody>
        </table>
      </div>
      <xsl:call-template name="pager"/>
    </xsl:when>
    <xsl:otherwise><p><xsl:call-template name="s.empty"/></p></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="discrepancy">
  <xsl:variable name="href"><xsl:call-template name="article-href"/></xsl:variable>
  <tr class="{@severity}">
    <td class="when"><a href="{$href}#d{@n}"><xsl:value-of select="@date"/><xsl:if test="not(@date)">#</xsl:if></a></td>
    <td><xsl:call-template name="discrepancy-kind"/></td>
    <td lang="zh"><xsl:value-of select="@zh_text"/></td>
    <td lang="en"><xsl:value-of select="@en_text"/></td>
    <td><xsl:value-of select="@message"/></td>
    <td>
      <a href="{$href}">
        <xsl:choose>
          <xsl:when test="@title_en"><span lang="en"><xsl:value-of select="@title_en"/></span></xsl:when>
          <xsl:when test="@title_zh"><span lang="zh"><xsl:value-of select="@title_zh"/></span></xsl:when>
          <xsl:otherwise><xsl:value-of select="@id"/></xsl:otherwise>
        </xsl:choose>
      </a>
    </td>
  </tr>
</xsl:template>

</xsl:stylesheet>
