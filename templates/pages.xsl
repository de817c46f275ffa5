<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- pages.xsl - the editor's pages: About, Method, Data. Their words are in
     pages/NAME.md and NAME.zh.md; what the archive itself has to show comes at
     the first rule (a line of three hyphens), or at the end. -->
<xsl:stylesheet version="1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:include href="lists.xsl"/>

<xsl:template match="page" mode="title">
  <xsl:choose>
    <xsl:when test="@kind = 'about'"><xsl:call-template name="a.about"/></xsl:when>
    <xsl:when test="@kind = 'method'"><xsl:call-template name="a.method"/></xsl:when>
    <xsl:otherwise><xsl:call-template name="a.data"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="page" mode="main">
  <h1>
    <xsl:choose>
      <xsl:when test="@kind = 'about'"><xsl:call-template name="s.about"/></xsl:when>
      <xsl:when test="@kind = 'method'"><xsl:call-template name="s.method"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="s.data"/></xsl:otherwise>
    </xsl:choose>
  </h1>
  <!-- What archive.md says comes first, in whatever language it is. -->
  <xsl:if test="about"><div class="prose"><xsl:copy-of select="about/node()"/></div></xsl:if>
  <xsl:for-each select="text">
    <xsl:call-template name="words"><xsl:with-param name="nodes" select="*[not(self::hr or preceding-sibling::hr)]"/></xsl:call-template>
  </xsl:for-each>
  <xsl:call-template name="shown"/>
  <xsl:for-each select="text[hr]">
    <xsl:call-template name="words"><xsl:with-param name="nodes" select="*[preceding-sibling::hr]"/></xsl:call-template>
  </xsl:for-each>
</xsl:template>

<!-- The reader sees the language chosen, or the only one there is. -->
<xsl:template name="words">
  <xsl:param name="nodes"/>
  <div class="prose" lang="{@lang}">
    <xsl:if test="../text[2]"><xsl:attribute name="data-ui"><xsl:value-of select="@lang"/></xsl:attribute></xsl:if>
    <xsl:copy-of select="$nodes"/>
  </div>
</xsl:template>

<xsl:template name="file">
  <xsl:param name="href"/>
  <xsl:param name="name"/>
  <xsl:param name="told"/>
  <dt><a href="{$href}"><xsl:value-of select="$name"/></a></dt>
  <dd><xsl:copy-of select="$told"/></dd>
</xsl:template>

<!-- What can be taken away. -->
<xsl:template name="files">
  <section id="files">
    <h2><xsl:call-template name="s.files"/></h2>
    <dl class="key">
      <xsl:call-template name="file">
        <xsl:with-param name="href">data/figures.csv</xsl:with-param>
        <xsl:with-param name="name">figures.csv</xsl:with-param>
        <xsl:with-param name="told"><xsl:call-template name="s.file-csv"/></xsl:with-param>
      </xsl:call-template>
      <xsl:for-each select="@workbook">
        <xsl:call-template name="file">
          <xsl:with-param name="href" select="."/>
          <xsl:with-param name="name">figures.xlsx</xsl:with-param>
          <xsl:with-param name="told"><xsl:call-template name="s.file-xlsx"/></xsl:with-param>
        </xsl:call-template>
      </xsl:for-each>
      <xsl:call-template name="file">
        <xsl:with-param name="href">data/figures.jsonl</xsl:with-param>
        <xsl:with-param name="name">figures.jsonl</xsl:with-param>
        <xsl:with-param name="told"><xsl:call-template name="s.file-jsonl"/></xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="file">
        <xsl:with-param name="href">data/archive.db</xsl:with-param>
        <xsl:with-param name="name">archive.db</xsl:with-param>
        <xsl:with-param name="told"><xsl:call-template name="s.file-db"/></xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="file">
        <xsl:with-param name="href">data/alignment.tmx</xsl:with-param>
        <xsl:with-param name="name">alignment.tmx</xsl:with-param>
        <xsl:with-param name="told"><xsl:call-template name="s.file-tmx"/></xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="file">
        <xsl:with-param name="href">tei/corpus.xml</xsl:with-param>
        <xsl:with-param name="name">corpus.xml</xsl:with-param>
        <xsl:with-param name="told"><xsl:call-template name="s.file-tei"/></xsl:with-param>
      </xsl:call-template>
      <xsl:if test="counts/count/@from">
        <xsl:call-template name="file">
          <xsl:with-param name="href">feed.xml</xsl:with-param>
          <xsl:with-param name="name">feed.xml</xsl:with-param>
          <xsl:with-param name="told"><xsl:call-template name="s.file-feed"/></xsl:with-param>
        </xsl:call-template>
      </xsl:if>
      <xsl:call-template name="file">
        <xsl:with-param name="href">data/README.md</xsl:with-param>
        <xsl:with-param name="name">README.md</xsl:with-param>
        <xsl:with-param name="told"><xsl:call-template name="s.file-readme"/></xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="file">
        <xsl:with-param name="href">data/datapackage.json</xsl:with-param>
        <xsl:with-param name="name">datapackage.json</xsl:with-param>
        <xsl:with-param name="told"><xsl:call-template name="s.file-package"/></xsl:with-param>
      </xsl:call-template>
      <xsl:for-each select="@bundle">
        <xsl:call-template name="file">
          <xsl:with-param name="href" select="."/>
          <xsl:with-param name="name">everything.zip</xsl:with-param>
          <xsl:with-param name="told"><xsl:call-template name="s.file-zip"/></xsl:with-param>
        </xsl:call-template>
      </xsl:for-each>
    </dl>
  </section>
</xsl:template>

<xsl:template name="shown">
  <xsl:if test="@kind = 'data'"><xsl:call-template name="files"/></xsl:if>
  <xsl:if test="@kind = 'method'">
    <section id="marks">
      <h2><xsl:call-template name="s.marks"/></h2>
      <dl class="key">
        <dt><span class="q"><xsl:call-template name="s.figure"/></span></dt>
        <dd><xsl:call-template name="s.mark-figure"/></dd>
        <dt><span class="q differ"><xsl:call-template name="s.versions-differ"/></span></dt>
        <dd><xsl:call-template name="s.mark-differ"/></dd>
        <dt><span class="q missing"><xsl:call-template name="s.pair-missing"/></span></dt>
        <dd><xsl:call-template name="s.mark-missing"/></dd>
        <dt><span class="t"><xsl:call-template name="s.time"/></span></dt>
        <dd><xsl:call-template name="s.mark-time"/></dd>
        <dt><span class="p"><xsl:call-template name="s.place"/></span></dt>
        <dd><xsl:call-template name="s.mark-place"/></dd>
        <dt><span class="o"><xsl:call-template name="s.organisation"/></span></dt>
        <dd><xsl:call-template name="s.mark-organisation"/></dd>
        <dt lang="zh"><span class="s only"><xsl:call-template name="s.untranslated"/></span></dt>
        <dd><xsl:call-template name="s.mark-untranslated"/></dd>
        <dt lang="en"><span class="s only"><xsl:call-template name="s.added"/></span></dt>
        <dd><xsl:call-template name="s.mark-added"/></dd>
        <dt><span class="x"><xsl:call-template name="s.discrepancy-untranslated"/></span></dt>
        <dd><xsl:call-template name="s.mark-other"/></dd>
      </dl>
    </section>
    <xsl:for-each select="examples[claim]">
      <section id="examples">
        <h2><xsl:call-template name="s.examples"/></h2>
        <xsl:call-template name="claims"/>
      </section>
    </xsl:for-each>
  </xsl:if>
</xsl:template>

<!-- schema.org's Dataset, for those who look for data. -->
<xsl:template match="page" mode="head">
  <xsl:if test="@kind = 'data'">
    <script type="application/ld+json">
      <xsl:text>{"@context":"https://schema.org","@type":"Dataset","name":"</xsl:text>
      <xsl:call-template name="json"><xsl:with-param name="text" select="$site"/></xsl:call-template>
      <xsl:text>","description":"</xsl:text>
      <xsl:value-of select="concat(counts/count/@articles, ' newspaper articles in Chinese and English, aligned, and ', counts/count/@figures, ' figures read from them, each with its sentence.')"/>
      <xsl:text>"</xsl:text>
      <xsl:if test="$publisher != ''">
        <xsl:text>,"creator":{"@type":"Organization","name":"</xsl:text>
        <xsl:call-template name="json"><xsl:with-param name="text" select="$publisher"/></xsl:call-template>
        <xsl:text>"}</xsl:text>
      </xsl:if>
      <xsl:if test="$rights != ''">
        <xsl:text>,"license":"</xsl:text>
        <xsl:call-template name="json"><xsl:with-param name="text" select="$rights"/></xsl:call-template>
        <xsl:text>"</xsl:text>
      </xsl:if>
      <xsl:for-each select="counts/count[@from]"><xsl:value-of select="concat(',&quot;temporalCoverage&quot;:&quot;', @from, '/', @to, '&quot;')"/></xsl:for-each>
      <xsl:text>,"inLanguage":["zh","en"],"distribution":{"@type":"DataDownload","encodingFormat":"application/vnd.sqlite3","contentUrl":"data/archive.db"}}</xsl:text>
    </script>
  </xsl:if>
</xsl:template>

<!-- A text inside a JSON string inside a script. -->
<xsl:template name="json">
  <xsl:param name="text"/>
  <xsl:variable name="c" select="substring($text, 1, 1)"/>
  <xsl:if test="$text != ''">
    <xsl:choose>
      <xsl:when test="$c = '&quot;' or $c = '\'">\<xsl:value-of select="$c"/></xsl:when>
      <xsl:when test="$c = '&lt;'">\u003c</xsl:when>
      <xsl:when test="normalize-space($c) = ''"><xsl:text> </xsl:text></xsl:when>
      <xsl:otherwise><xsl:value-of select="$c"/></xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="json"><xsl:with-param name="text" select="substring($text, 2)"/></xsl:call-template>
  </xsl:if>
</xsl:template>

</xsl:stylesheet>
