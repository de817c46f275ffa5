<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- search.xsl - the search page: the form, and the words that
     static/search.js puts on it -->
<xsl:stylesheet version="1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:include href="common.xsl"/>

<xsl:template match="page[@kind = 'search']" mode="title"><xsl:call-template name="a.search"/></xsl:template>

<xsl:template match="page[@kind = 'search']" mode="head">
  <script src="static/search.js" defer="defer"></script>
</xsl:template>

<xsl:template match="page[@kind = 'search']" mode="main">
  <h1><xsl:call-template name="s.search"/></h1>
  <noscript><p class="standfirst"><xsl:call-template name="s.search-no-script"/></p></noscript>
  <form id="search" role="search" hidden="hidden">
    <label class="words">
      <span class="label"><xsl:call-template name="s.search-words"/></span>
      <input type="search" name="q" autocomplete="off" spellcheck="false"/>
    </label>
    <button type="submit"><xsl:call-template name="s.search-go"/></button>
    <fieldset class="order">
      <legend><xsl:call-template name="s.search-order"/></legend>
      <label><input type="radio" name="sort" value="" checked="checked"/><xsl:text> </xsl:text><xsl:call-template name="s.search-newest"/></label>
      <label><input type="radio" name="sort" value="oldest"/><xsl:text> </xsl:text><xsl:call-template name="s.search-oldest"/></label>
    </fieldset>
    <p class="hint"><xsl:call-template name="s.search-lead"/></p>
  </form>
  <div class="finder">
    <aside id="facets" aria-label="Narrow down 缩小范围"></aside>
    <section aria-label="Results 结果">
      <p id="told" role="status"></p>
      <ol id="hits"></ol>
      <p id="pages" hidden="hidden"></p>
    </section>
  </div>
  <div hidden="hidden">
    <span data-string="region"><xsl:call-template name="s.region"/></span>
    <span data-string="industry"><xsl:call-template name="s.industry"/></span>
    <span data-string="year"><xsl:call-template name="s.year"/></span>
    <span data-string="kind"><xsl:call-template name="s.search-figures"/></span>
    <span data-string="more"><xsl:call-template name="s.search-more"/></span>
    <span data-string="found"><xsl:call-template name="s.search-found"/></span>
    <span data-string="failed"><xsl:call-template name="s.search-failed"/></span>
    <span data-string="page"><xsl:call-template name="page-no"><xsl:with-param name="n" select="'#'"/></xsl:call-template></span>
    <span data-string="undated"><xsl:call-template name="s.undated"/></span>
    <span data-string="previous"><xsl:call-template name="s.previous-page"/></span>
    <span data-string="next"><xsl:call-template name="s.next-page"/></span>
    <span data-string="kind-count"><xsl:call-template name="s.kind-count"/></span>
    <span data-string="kind-measure"><xsl:call-template name="s.kind-measure"/></span>
    <span data-string="kind-money"><xsl:call-template name="s.kind-money"/></span>
    <span data-string="kind-percent"><xsl:call-template name="s.kind-percent"/></span>
    <span data-string="kind-fraction"><xsl:call-template name="s.kind-fraction"/></span>
    <span data-string="kind-multiple"><xsl:call-template name="s.kind-multiple"/></span>
    <span data-string="kind-duration"><xsl:call-template name="s.kind-duration"/></span>
    <span data-string="kind-ordinal"><xsl:call-template name="s.kind-ordinal"/></span>
    <span data-string="kind-rate"><xsl:call-template name="s.kind-rate"/></span>
  </div>
</xsl:template>

</xsl:stylesheet>
