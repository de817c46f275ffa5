<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- authors.xsl - all who signed an article, and the articles of one -->
<xsl:stylesheet version="1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:include href="lists.xsl"/>

<xsl:template match="page" mode="trail">
  <xsl:if test="@kind = 'author' or @part">
    <nav class="trail" aria-label="Trail 路径">
      <ol>
        <xsl:choose>
          <xsl:when test="@kind = 'author'">
            <li><a href="{$root}authors/index.html"><xsl:call-template name="s.authors"/></a></li>
            <xsl:call-template name="trail-end"><xsl:with-param name="name"><xsl:call-template name="both-names"/></xsl:with-param></xsl:call-template>
          </xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="trail-end"><xsl:with-param name="name"><xsl:call-template name="s.authors"/></xsl:with-param></xsl:call-template>
          </xsl:otherwise>
        </xsl:choose>
      </ol>
    </nav>
  </xsl:if>
</xsl:template>

<xsl:template match="page[@kind = 'authors']" mode="title"><xsl:call-template name="a.authors"/></xsl:template>

<xsl:template match="page[@kind = 'authors']" mode="main">
  <h1><xsl:call-template name="s.authors"/><xsl:call-template name="here"/></h1>
  <xsl:if test="not(@part or @page-no &gt; 1)"><p class="standfirst"><xsl:call-template name="s.authors-lead"/></p></xsl:if>
  <xsl:call-template name="parts"/>
  <xsl:if test="most/author">
    <section>
      <h2><xsl:call-template name="s.most-named"/></h2>
      <ul class="grid"><xsl:apply-templates select="most/author"/></ul>
    </section>
  </xsl:if>
  <xsl:if test="author"><ul class="grid"><xsl:apply-templates select="author"/></ul></xsl:if>
  <xsl:call-template name="pager"/>
</xsl:template>

<!-- Who signed one article only leads there. -->
<xsl:template match="author">
  <li>
    <a>
      <xsl:attribute name="href">
        <xsl:choose>
          <xsl:when test="@path"><xsl:value-of select="concat($root, 'authors/', @path, '/index.html')"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="concat($root, 'articles/', @href)"/></xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:call-template name="both-names"/>
    </a>
    <xsl:call-template name="count"/>
  </li>
</xsl:template>

<xsl:template match="page[@kind = 'author']" mode="title">
  <xsl:value-of select="@name_zh"/><xsl:text> </xsl:text><xsl:value-of select="@name_en"/>
</xsl:template>

<xsl:template match="page[@kind = 'author']" mode="main">
  <h1><xsl:call-template name="both-names"/><xsl:call-template name="here"/></h1>
  <xsl:call-template name="articles"/>
</xsl:template>

</xsl:stylesheet>
