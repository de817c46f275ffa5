<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- lists.xsl - what the pages that list something have in common: an article
     in a list, names with a count behind them, the way from page to page. -->
<xsl:stylesheet version="1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:dk="tag:duikan,2026:templates"
  extension-element-prefixes="dk">

<xsl:include href="common.xsl"/>

<xsl:template name="entries">
  <xsl:if test="entry">
    <ol class="entries">
      <xsl:apply-templates select="entry"/>
    </ol>
  </xsl:if>
</xsl:template>

<!-- Attributes: href below articles/, date, page, title_zh, title_en; of its
     main place path, name_zh, name_en; of its main industry code,
     industry_zh, industry_en. -->
<xsl:template match="entry">
  <xsl:variable name="href" select="concat($root, 'articles/', @href)"/>
  <li>
    <!-- On the page of a day its heading says so. -->
    <xsl:if test="not(../@date)">
      <div class="when">
        <xsl:if test="@date"><time datetime="{@date}"><xsl:value-of select="@date"/></time></xsl:if>
        <xsl:if test="not(@date)"><xsl:call-template name="s.undated"/></xsl:if>
        <xsl:if test="@page">
          <xsl:text> </xsl:text>
          <span class="at"><xsl:call-template name="page-no"/></span>
        </xsl:if>
      </div>
    </xsl:if>
    <xsl:if test="@title_zh"><a class="zh" lang="zh" href="{$href}"><xsl:value-of select="@title_zh"/></a><xsl:text> </xsl:text></xsl:if>
    <xsl:if test="@title_en"><a class="en" lang="en" href="{$href}"><xsl:value-of select="@title_en"/></a></xsl:if>
    <xsl:if test="not(@title_zh) and not(@title_en)"><a class="zh" href="{$href}"><xsl:call-template name="s.no-headline"/></a></xsl:if>
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

<xsl:template match="organisation">
  <li>
    <a href="{$root}{@href}">
      <xsl:call-template name="both-names"/>
      <xsl:if test="not(@name_zh) and not(@name_en)"><xsl:value-of select="@id"/></xsl:if>
    </a>
    <xsl:call-template name="count"/>
  </li>
</xsl:template>

<!-- Organisations that a day names: those that have a page lead there, the
     others show the articles that name them and their figures. -->
<xsl:key name="naming" match="naming/entry" use="@id"/>
<xsl:key name="figure" match="figures/figure" use="@id"/>

<xsl:template name="organisations-named">
  <ul class="named">
    <xsl:for-each select="organisations/organisation">
      <li id="o.{@id}">
        <xsl:choose>
          <xsl:when test="@href"><a href="{$root}{@href}"><xsl:call-template name="both-names"/></a><xsl:call-template name="count"/></xsl:when>
          <xsl:when test="@name_zh or @name_en"><xsl:call-template name="both-names"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="@id"/></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="@path">
          <xsl:text> · </xsl:text>
          <a href="{$root}regions/{@path}/index.html"><span lang="zh"><xsl:value-of select="@place_zh"/></span><xsl:text> </xsl:text><xsl:value-of select="@place_en"/></a>
        </xsl:if>
        <xsl:if test="not(@href)">
          <ul>
            <xsl:for-each select="key('naming', @id)">
              <li>
                <a href="{$root}articles/{@href}"><xsl:call-template name="headline"/></a>
                <xsl:if test="not(@date = /page/@date)"><xsl:text> </xsl:text><span class="when"><xsl:value-of select="@date"/></span></xsl:if>
              </li>
            </xsl:for-each>
            <xsl:if test="key('figure', @id)">
              <li>
                <xsl:for-each select="key('figure', @id)">
                  <xsl:if test="position() != 1"><xsl:text> · </xsl:text></xsl:if>
                  <xsl:if test="@item"><span lang="zh"><xsl:value-of select="@item"/></span><xsl:text> </xsl:text></xsl:if>
                  <a href="{$root}articles/{@href}#f{@n}"><xsl:value-of select="@amount"/><xsl:text> </xsl:text><span lang="zh"><xsl:value-of select="@unit"/></span></a>
                </xsl:for-each>
              </li>
            </xsl:if>
          </ul>
        </xsl:if>
      </li>
    </xsl:for-each>
  </ul>
</xsl:template>

<!-- A headline, in the reader's language where there is one. -->
<xsl:template name="headline">
  <xsl:choose>
    <xsl:when test="@title_zh and @title_en">
      <xsl:call-template name="chosen-name">
        <xsl:with-param name="zh" select="@title_zh"/>
        <xsl:with-param name="en" select="@title_en"/>
      </xsl:call-template>
    </xsl:when>
    <xsl:when test="@title_zh"><span lang="zh"><xsl:value-of select="@title_zh"/></span></xsl:when>
    <xsl:when test="@title_en"><span lang="en"><xsl:value-of select="@title_en"/></span></xsl:when>
    <xsl:otherwise><xsl:call-template name="s.no-headline"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- From page to page of a list, and from part to part. -->
<xsl:template name="pager">
  <xsl:if test="@pages &gt; 1 or @part">
    <nav class="pager">
      <xsl:attribute name="aria-label"><xsl:call-template name="a.page-of-list"/></xsl:attribute>
      <xsl:if test="@previous-part">
        <a class="part" href="../{@previous-part}/index.html">« <xsl:value-of select="@previous-part"/></a>
      </xsl:if>
      <xsl:if test="@pages &gt; 1">
        <span class="pages">
          <xsl:if test="@page-no &gt; 2"><a href="index.html">1</a></xsl:if>
          <xsl:if test="@page-no &gt; 3"><span>…</span></xsl:if>
          <xsl:if test="@page-no &gt; 1">
            <a rel="prev">
              <xsl:attribute name="href">
                <xsl:choose>
                  <xsl:when test="@page-no = 2">index.html</xsl:when>
                  <xsl:otherwise>page-<xsl:value-of select="@page-no - 1"/>.html</xsl:otherwise>
                </xsl:choose>
              </xsl:attribute>
              <xsl:attribute name="aria-label"><xsl:call-template name="a.previous-page"/></xsl:attribute>
              <xsl:value-of select="@page-no - 1"/>
            </a>
          </xsl:if>
          <span class="here" aria-current="page"><xsl:value-of select="@page-no"/></span>
          <xsl:if test="@page-no &lt; @pages">
            <a rel="next" href="page-{@page-no + 1}.html">
              <xsl:attribute name="aria-label"><xsl:call-template name="a.next-page"/></xsl:attribute>
              <xsl:value-of select="@page-no + 1"/>
            </a>
          </xsl:if>
          <xsl:if test="@page-no &lt; @pages - 2"><span>…</span></xsl:if>
          <xsl:if test="@page-no &lt; @pages - 1"><a href="page-{@pages}.html"><xsl:value-of select="@pages"/></a></xsl:if>
        </span>
      </xsl:if>
      <xsl:if test="@next-part">
        <a class="part" href="../{@next-part}/index.html"><xsl:value-of select="@next-part"/> »</a>
      </xsl:if>
      <xsl:if test="@part">
        <a class="up" href="../index.html"><xsl:call-template name="s.all-parts"/></a>
      </xsl:if>
    </nav>
  </xsl:if>
</xsl:template>

<!-- The way into a list that is cut into parts. -->
<xsl:template name="parts">
  <xsl:if test="parts/part">
    <ol class="parts">
      <xsl:for-each select="parts/part">
        <li>
          <a href="{@name}/index.html"><xsl:call-template name="part-name"/></a>
          <xsl:call-template name="count"/>
        </li>
      </xsl:for-each>
    </ol>
  </xsl:if>
</xsl:template>

<xsl:template name="part-name">
  <xsl:param name="name" select="@name"/>
  <xsl:choose>
    <xsl:when test="$name = 'undated'"><xsl:call-template name="s.undated"/></xsl:when>
    <xsl:when test="$name = 'other'"><xsl:call-template name="s.other-names"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="$name"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- Which part of the list this page has, behind the heading. -->
<xsl:template name="here">
  <xsl:if test="@part">
    <xsl:text> </xsl:text>
    <span class="part"><xsl:call-template name="part-name"><xsl:with-param name="name" select="@part"/></xsl:call-template></span>
  </xsl:if>
</xsl:template>

<!-- From a part of a list to the page that it is a part of. -->
<xsl:template name="trail-end">
  <xsl:param name="name"/>
  <xsl:choose>
    <xsl:when test="@part">
      <li><a href="../index.html"><xsl:copy-of select="$name"/></a></li>
      <li><xsl:call-template name="part-name"><xsl:with-param name="name" select="@part"/></xsl:call-template></li>
    </xsl:when>
    <xsl:otherwise><li><xsl:copy-of select="$name"/></li></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="articles">
  <xsl:if test="entry or parts/part">
    <section>
      <h2>
        <xsl:call-template name="s.articles"/>
        <xsl:call-template name="count"><xsl:with-param name="n" select="(@total | @part-total)[last()]"/></xsl:call-template>
      </h2>
      <xsl:call-template name="years"/>
      <xsl:call-template name="parts"/>
      <xsl:if test="newest/entry">
        <h3><xsl:call-template name="s.newest"/></h3>
        <ol class="newest entries"><xsl:apply-templates select="newest/entry"/></ol>
      </xsl:if>
      <xsl:call-template name="entries"/>
      <xsl:call-template name="pager"/>
    </section>
  </xsl:if>
</xsl:template>

<!-- How many there are by year: a bar a year, gaps where there is none. A bar
     leads to where the year's begin, `within` is the way there. -->
<xsl:template name="years">
  <xsl:param name="within" select="''"/>
  <xsl:variable name="year" select="years/year"/>
  <xsl:if test="count($year) &gt; 1">
    <xsl:variable name="first" select="$year[1]/@year"/>
    <xsl:variable name="last" select="$year[last()]/@year"/>
    <xsl:variable name="span" select="$last - $first + 1"/>
    <xsl:variable name="step">
      <xsl:choose>
        <xsl:when test="$span &lt; 12">56</xsl:when>
        <xsl:otherwise><xsl:value-of select="floor(6960 div $span) div 10"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="width" select="$span * $step"/>
    <xsl:variable name="most">
      <xsl:for-each select="$year">
        <xsl:sort select="@n" data-type="number" order="descending"/>
        <xsl:if test="position() = 1"><xsl:value-of select="@n"/></xsl:if>
      </xsl:for-each>
    </xsl:variable>
    <figure class="chart">
      <svg viewBox="-14 0 760 104" width="760" height="104" role="group" aria-labelledby="years-title years-desc">
        <title id="years-title"><xsl:call-template name="a.by-year"/></title>
        <desc id="years-desc"><xsl:value-of select="$first"/>–<xsl:value-of select="$last"/>: <xsl:value-of select="sum($year/@n)"/></desc>
        <line class="grid" x1="0" x2="{$width + 4}" y1="14.5" y2="14.5"/>
        <line class="axis" x1="0" x2="{$width + 4}" y1="82.5" y2="82.5"/>
        <text class="start" x="{$width + 8}" y="19"><xsl:value-of select="format-number($most, '#,##0')"/></text>
        <text class="start" x="{$width + 8}" y="87">0</text>
        <xsl:for-each select="$year">
          <xsl:variable name="h" select="@n div $most * 68"/>
          <xsl:variable name="bar">
            <title><xsl:value-of select="@year"/>: <xsl:value-of select="format-number(@n, '#,##0')"/></title>
            <rect class="hit" x="{(@year - $first) * $step}" y="14" width="{$step}" height="76"/>
            <rect x="{(@year - $first) * $step + $step * .12}" y="{82 - $h}" width="{$step * .76}" height="{$h}"/>
          </xsl:variable>
          <xsl:choose>
            <xsl:when test="@part"><a href="{$within}{@part}/index.html"><xsl:copy-of select="$bar"/></a></xsl:when>
            <xsl:otherwise><g><xsl:copy-of select="$bar"/></g></xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
        <xsl:call-template name="year-labels">
          <xsl:with-param name="year" select="$first"/>
          <xsl:with-param name="first" select="$first"/>
          <xsl:with-param name="last" select="$last"/>
          <xsl:with-param name="step" select="$step"/>
        </xsl:call-template>
      </svg>
    </figure>
  </xsl:if>
</xsl:template>

<!-- The first year, and those that five or ten divide; all of a few. -->
<xsl:template name="year-labels">
  <xsl:param name="year"/>
  <xsl:param name="first"/>
  <xsl:param name="last"/>
  <xsl:param name="step"/>
  <xsl:variable name="every">
    <xsl:choose>
      <xsl:when test="$step &gt; 40">1</xsl:when>
      <xsl:when test="$step &gt; 16">5</xsl:when>
      <!-- A misprint can make a year of 9960. -->
      <xsl:when test="$last - $first &gt; 300">1000</xsl:when>
      <xsl:otherwise>10</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="next" select="$year - $year mod $every + $every"/>
  <xsl:if test="$year mod $every = 0 or ($year = $first and $every - $year mod $every &gt; 3)">
    <text x="{($year - $first + .5) * $step}" y="98"><xsl:value-of select="$year"/></text>
  </xsl:if>
  <xsl:if test="$next &lt;= $last">
    <xsl:call-template name="year-labels">
      <xsl:with-param name="year" select="$next"/>
      <xsl:with-param name="first" select="$first"/>
      <xsl:with-param name="last" select="$last"/>
      <xsl:with-param name="step" select="$step"/>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template name="discrepancy-kind">
  <xsl:choose>
    <xsl:when test="@kind = 'figure'"><xsl:call-template name="s.discrepancy-figure"/></xsl:when>
    <xsl:when test="@kind = 'unit'"><xsl:call-template name="s.discrepancy-unit"/></xsl:when>
    <xsl:when test="@kind = 'time'"><xsl:call-template name="s.discrepancy-time"/></xsl:when>
    <xsl:when test="@kind = 'name'"><xsl:call-template name="s.discrepancy-name"/></xsl:when>
    <xsl:when test="@kind = 'missing'"><xsl:call-template name="s.discrepancy-missing"/></xsl:when>
    <xsl:when test="@kind = 'untranslated'"><xsl:call-template name="s.discrepancy-untranslated"/></xsl:when>
  </xsl:choose>
</xsl:template>

<!-- Figures with the sentences they come from. -->
<xsl:template name="claims">
  <xsl:param name="claims" select="claim"/>
  <div class="scroll" tabindex="0" role="region" aria-label="Figures 数字">
    <table class="claims sortable">
      <dk:once>
        <thead>
          <tr>
            <th scope="col"><xsl:call-template name="s.date"/></th>
            <th scope="col" class="num"><xsl:call-template name="s.value"/></th>
            <th scope="col"><xsl:call-template name="s.unit"/></th>
            <th scope="col"><xsl:call-template name="s.about-figure"/></th>
            <th scope="col"><xsl:call-template name="s.period"/></th>
            <th scope="col"><xsl:call-template name="s.as-printed"/></th>
          </tr>
        </thead>
      </dk:once>
      <tbody><xsl:apply-templates select="$claims"/></tbody>
    </table>
  </div>
</xsl:template>

<!-- Attributes: href below articles/, n, lang, verdict; date, path, name_zh,
     name_en of a place; amount, unit, unit_zh, unit_en, item, item_en, role,
     period; text and text_en as printed, and what stands before and after each
     in its sentence: zh_before, zh_after, en_before, en_after. Without an
     "after" the words are not set off. -->
<xsl:template match="claim">
  <tr class="{@verdict}">
    <td class="when">
      <xsl:value-of select="@date"/>
      <xsl:if test="@path"><br/><a href="{$root}regions/{@path}/index.html"><xsl:call-template name="both-names"/></a></xsl:if>
    </td>
    <td class="num"><a href="{$root}articles/{@href}#f{@n}"><xsl:value-of select="@amount"/></a></td>
    <td>
      <xsl:choose>
        <xsl:when test="@unit_en or @unit_zh">
          <span lang="zh"><xsl:value-of select="@unit_zh"/></span>
          <xsl:text> </xsl:text>
          <xsl:value-of select="@unit_en"/>
        </xsl:when>
        <xsl:when test="@unit"><span lang="{@lang}"><xsl:value-of select="@unit"/></span></xsl:when>
      </xsl:choose>
    </td>
    <td>
      <span lang="{@lang}"><xsl:value-of select="@item"/></span>
      <xsl:if test="@item_en"><xsl:text> </xsl:text><span lang="en"><xsl:value-of select="@item_en"/></span></xsl:if>
      <xsl:if test="@role"><xsl:text> </xsl:text><span class="role"><xsl:call-template name="role"/></span></xsl:if>
    </td>
    <td class="when"><xsl:value-of select="@period"/></td>
    <td class="quote">
      <xsl:if test="@zh_before">
        <p lang="zh">
          <xsl:value-of select="@zh_before"/>
          <xsl:if test="@zh_after"><mark><xsl:value-of select="@text"/></mark><xsl:value-of select="@zh_after"/></xsl:if>
        </p>
      </xsl:if>
      <xsl:if test="@en_before">
        <p lang="en">
          <xsl:value-of select="@en_before"/>
          <xsl:if test="@en_after">
            <mark>
              <xsl:if test="@lang = 'en'"><xsl:value-of select="@text"/></xsl:if>
              <xsl:if test="@lang != 'en'"><xsl:value-of select="@text_en"/></xsl:if>
            </mark>
            <xsl:value-of select="@en_after"/>
          </xsl:if>
        </p>
      </xsl:if>
      <xsl:if test="not(@zh_before) and not(@en_before)">
        <span lang="{@lang}"><xsl:value-of select="@text"/></span>
        <xsl:if test="@text_en"><xsl:text> / </xsl:text><span lang="en"><xsl:value-of select="@text_en"/></span></xsl:if>
      </xsl:if>
    </td>
  </tr>
</xsl:template>

<!-- What lies beside a page to be taken away. -->
<xsl:template match="download">
  <p class="more"><a href="{@href}"><xsl:call-template name="s.download-figures"/></a></p>
</xsl:template>

</xsl:stylesheet>
