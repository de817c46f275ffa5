<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- lists.xsl - what the pages that list something have in common: an article
     in a list, names with a count behind them, the way from page to page. -->
<xsl:stylesheet version="1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:include href="common.xsl"/>

<!-- The address of the article of the current row (attributes id, date). -->
<xsl:template name="article-href">
  <xsl:value-of select="concat($root, 'articles/')"/>
  <xsl:choose>
    <xsl:when test="@date"><xsl:value-of select="concat(substring(@date, 1, 4), '/', substring(@date, 6, 2), '/')"/></xsl:when>
    <xsl:otherwise>undated/</xsl:otherwise>
  </xsl:choose>
  <xsl:value-of select="concat(@id, '.html')"/>
</xsl:template>

<xsl:template name="entries">
  <xsl:if test="entry">
    <ol class="entries">
      <xsl:apply-templates select="entry"/>
    </ol>
  </xsl:if>
</xsl:template>

<xsl:template match="entry">
  <xsl:variable name="href"><xsl:call-template name="article-href"/></xsl:variable>
  <li>
    <div class="when">
      <xsl:choose>
        <xsl:when test="@date"><time datetime="{@date}"><xsl:value-of select="@date"/></time></xsl:when>
        <xsl:otherwise><xsl:call-template name="s.undated"/></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="@page">
        <xsl:text> </xsl:text>
        <span class="at"><xsl:call-template name="s.page"/><xsl:text> </xsl:text><xsl:value-of select="@page"/></span>
      </xsl:if>
    </div>
    <xsl:if test="@title_zh"><a class="zh" lang="zh" href="{$href}"><xsl:value-of select="@title_zh"/></a><xsl:text> </xsl:text></xsl:if>
    <xsl:if test="@title_en"><a class="en" lang="en" href="{$href}"><xsl:value-of select="@title_en"/></a></xsl:if>
    <xsl:if test="not(@title_zh) and not(@title_en)"><a class="zh" href="{$href}"><xsl:value-of select="@id"/></a></xsl:if>
    <xsl:if test="@path or @code">
      <div class="also">
        <xsl:if test="@path">
          <a href="{$root}regions/{@path}/index.html"><xsl:call-template name="both-names"/></a>
        </xsl:if>
        <xsl:if test="@path and @code"><xsl:text> · </xsl:text></xsl:if>
        <xsl:if test="@code">
          <a href="{$root}industries/{@code}/index.html">
            <xsl:call-template name="chosen-name">
              <xsl:with-param name="zh" select="@industry_zh"/>
              <xsl:with-param name="en" select="@industry_en"/>
            </xsl:call-template>
          </a>
        </xsl:if>
      </div>
    </xsl:if>
  </li>
</xsl:template>

<!-- "重庆 Chongqing", whatever the reader's language. -->
<xsl:template name="both-names">
  <xsl:if test="@name_zh"><span lang="zh"><xsl:value-of select="@name_zh"/></span></xsl:if>
  <xsl:if test="@name_zh and @name_en"><xsl:text> </xsl:text></xsl:if>
  <xsl:if test="@name_en"><span lang="en"><xsl:value-of select="@name_en"/></span></xsl:if>
</xsl:template>

<!-- One name, in the reader's language. -->
<xsl:template name="chosen-name">
  <xsl:param name="zh" select="@name_zh"/>
  <xsl:param name="en" select="@name_en"/>
  <span data-ui="en" lang="en"><xsl:value-of select="$en"/></span>
  <span data-ui="zh" lang="zh"><xsl:value-of select="$zh"/></span>
</xsl:template>

<xsl:template name="count">
  <xsl:param name="n" select="@n"/>
  <xsl:text> </xsl:text>
  <span class="n"><xsl:value-of select="format-number($n, '#,##0')"/></span>
</xsl:template>

<xsl:template match="region">
  <li>
    <a href="{$root}regions/{@path}/index.html"><xsl:call-template name="both-names"/></a>
    <xsl:if test="@n"><xsl:call-template name="count"/></xsl:if>
  </li>
</xsl:template>

<xsl:template match="industry">
  <li>
    <a href="{$root}industries/{@code}/index.html"><xsl:call-template name="chosen-name"/></a>
    <xsl:call-template name="count"/>
  </li>
</xsl:template>

<!-- From page to page of a long list. -->
<xsl:template name="pager">
  <xsl:if test="@pages &gt; 1">
    <nav class="pager">
      <xsl:attribute name="aria-label"><xsl:call-template name="a.page-of-list"/></xsl:attribute>
      <xsl:if test="@page-no &gt; 1">
        <a rel="prev">
          <xsl:attribute name="href">
            <xsl:choose>
              <xsl:when test="@page-no = 2">index.html</xsl:when>
              <xsl:otherwise>page-<xsl:value-of select="@page-no - 1"/>.html</xsl:otherwise>
            </xsl:choose>
          </xsl:attribute>
          <xsl:call-template name="s.previous-page"/>
        </a>
      </xsl:if>
      <span><xsl:value-of select="@page-no"/> / <xsl:value-of select="@pages"/></span>
      <xsl:if test="@page-no &lt; @pages">
        <a rel="next" href="page-{@page-no + 1}.html"><xsl:call-template name="s.next-page"/></a>
      </xsl:if>
    </nav>
  </xsl:if>
</xsl:template>

<xsl:template name="articles">
  <xsl:if test="entry">
    <section>
      <h2><xsl:call-template name="s.articles"/><xsl:call-template name="count"><xsl:with-param name="n" select="@total"/></xsl:call-template></h2>
      <xsl:call-template name="entries"/>
      <xsl:call-template name="pager"/>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template name="discrepancy-kind">
  <xsl:choose>
    <xsl:when test="@kind = 'figure'"><xsl:call-template name="s.discrepancy-figure"/></xsl:when>
    <xsl:when test="@kind = 'unit'"><xsl:call-template name="s.discrepancy-unit"/></xsl:when>
    <xsl:when test="@kind = 'name'"><xsl:call-template name="s.discrepancy-name"/></xsl:when>
    <xsl:when test="@kind = 'missing'"><xsl:call-template name="s.discrepancy-missing"/></xsl:when>
    <xsl:when test="@kind = 'untranslated'"><xsl:call-template name="s.discrepancy-untranslated"/></xsl:when>
  </xsl:choose>
</xsl:template>

<!-- Figures with the sentences they come from. -->
<xsl:template name="claims">
  <div class="scroll" tabindex="0" role="region" aria-label="Figures 数字">
    <table class="claims sortable">
      <thead>
        <tr>
          <th scope="col"><xsl:call-template name="s.date"/></th>
          <th scope="col" class="num"><xsl:call-template name="s.value"/></th>
          <th scope="col"><xsl:call-template name="s.unit"/></th>
          <th scope="col"><xsl:call-template name="s.about-figure"/></th>
          <th scope="col"><xsl:call-template name="s.period"/></th>
          <th scope="col"><xsl:call-template name="s.sentence"/></th>
        </tr>
      </thead>
      <tbody><xsl:apply-templates select="claim"/></tbody>
    </table>
  </div>
</xsl:template>

<xsl:template match="claim">
  <xsl:variable name="href"><xsl:call-template name="article-href"/>#f<xsl:value-of select="@n"/></xsl:variable>
  <tr class="{@verdict}">
    <td class="when">
      <xsl:value-of select="@date"/>
      <xsl:if test="@path"><br/><a href="{$root}regions/{@path}/index.html"><xsl:call-template name="both-names"/></a></xsl:if>
    </td>
    <td class="num">
      <a href="{$href}">
        <xsl:choose>
          <xsl:when test="@values"><xsl:value-of select="translate(@values, '[]', '')"/></xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="amount">
              <xsl:with-param name="qualifier" select="@qualifier"/>
              <xsl:with-param name="min" select="string(@min)"/>
              <xsl:with-param name="max" select="string(@max)"/>
            </xsl:call-template>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:if test="@kind = 'multiple'"> ×</xsl:if>
        <xsl:if test="@kind = 'percent'"> %</xsl:if>
      </a>
    </td>
    <td>
      <xsl:choose>
        <xsl:when test="@kind = 'percent' or @kind = 'multiple'"/>
        <xsl:when test="@unit_en or @unit_zh">
          <span lang="zh"><xsl:value-of select="@unit_zh"/></span>
          <xsl:text> </xsl:text>
          <xsl:value-of select="@unit_en"/>
        </xsl:when>
        <xsl:otherwise><span lang="{@lang}"><xsl:value-of select="@unit"/></span></xsl:otherwise>
      </xsl:choose>
    </td>
    <td>
      <span lang="{@lang}"><xsl:value-of select="@item"/></span>
      <xsl:if test="@item_en"><xsl:text> </xsl:text><span lang="en"><xsl:value-of select="@item_en"/></span></xsl:if>
      <xsl:if test="@role and @role != 'level'"><xsl:text> </xsl:text><span class="role"><xsl:call-template name="role"/></span></xsl:if>
    </td>
    <td class="when">
      <xsl:if test="@period_from or @period_to">
        <xsl:call-template name="interval">
          <xsl:with-param name="from" select="string(@period_from)"/>
          <xsl:with-param name="to" select="string(@period_to)"/>
        </xsl:call-template>
      </xsl:if>
    </td>
    <td class="quote">
      <xsl:if test="@zh_text">
        <p lang="zh">
          <xsl:call-template name="quoted">
            <xsl:with-param name="sentence" select="@zh_text"/>
            <xsl:with-param name="words">
              <xsl:if test="@lang = 'zh'"><xsl:value-of select="@text"/></xsl:if>
            </xsl:with-param>
          </xsl:call-template>
        </p>
      </xsl:if>
      <xsl:if test="@en_text">
        <p lang="en">
          <xsl:call-template name="quoted">
            <xsl:with-param name="sentence" select="@en_text"/>
            <xsl:with-param name="words">
              <xsl:choose>
                <xsl:when test="@lang = 'en'"><xsl:value-of select="@text"/></xsl:when>
                <xsl:otherwise><xsl:value-of select="@text_en"/></xsl:otherwise>
              </xsl:choose>
            </xsl:with-param>
          </xsl:call-template>
        </p>
      </xsl:if>
      <xsl:if test="not(@zh_text) and not(@en_text)">
        <p lang="{@lang}"><xsl:value-of select="@text"/></p>
      </xsl:if>
    </td>
  </tr>
</xsl:template>

<!-- The sentence with its figure set off, where that stands in it once. -->
<xsl:template name="quoted">
  <xsl:param name="sentence"/>
  <xsl:param name="words"/>
  <xsl:choose>
    <xsl:when test="$words != '' and contains($sentence, $words)">
      <xsl:value-of select="substring-before($sentence, $words)"/>
      <mark><xsl:value-of select="$words"/></mark>
      <xsl:value-of select="substring-after($sentence, $words)"/>
    </xsl:when>
    <xsl:otherwise><xsl:value-of select="$sentence"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

</xsl:stylesheet>
