<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- common.xsl - what all pages share: the shell and small pieces.
     A page's stylesheet includes this file and says what stands in the
     shell: templates of the modes "title", "head" (optional), "trail"
     (optional) and "main" for the document element.
     What stands in dk:once is made once for all pages of a folder's depth: it
     may ask for parameters (site, root ...) and for nothing else. -->
<xsl:stylesheet version="1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  xmlns:dk="tag:duikan,2026:templates"
  extension-element-prefixes="dk"
  exclude-result-prefixes="tei">

<xsl:include href="strings.xsl"/>

<xsl:output method="html" encoding="UTF-8" indent="no"/>

<!-- From the page back to the site's own folder: "" or "../../". -->
<xsl:param name="root"/>
<!-- What archive.md says of the archive. -->
<xsl:param name="site"/>
<xsl:param name="site-zh"/>
<xsl:param name="publisher"/>
<xsl:param name="rights"/>
<!-- "yes" if the site has a search page. -->
<xsl:param name="search"/>

<xsl:template match="/">
  <html lang="en">
    <head>
      <dk:once>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
      </dk:once>
      <title>
        <xsl:apply-templates select="*" mode="title"/>
        <xsl:if test="not(*/@kind = 'home')"> · <xsl:value-of select="$site"/></xsl:if>
      </title>
      <dk:once>
        <link rel="icon" href="{$root}static/icon.svg"/>
        <link rel="stylesheet" href="{$root}static/duikan.css"/>
        <!-- Not deferred: what the reader chose holds before the page is seen. -->
        <script src="{$root}static/duikan.js"></script>
      </dk:once>
      <xsl:apply-templates select="*" mode="head"/>
    </head>
    <body>
      <xsl:attribute name="class">
        <xsl:value-of select="*/@kind"/>
        <xsl:if test="tei:TEI">article</xsl:if>
      </xsl:attribute>
      <dk:once>
        <a class="skip" href="#main"><xsl:call-template name="s.skip"/></a>
        <xsl:call-template name="masthead"/>
      </dk:once>
      <main id="main" tabindex="-1">
        <xsl:apply-templates select="*" mode="trail"/>
        <xsl:apply-templates select="*" mode="main"/>
      </main>
      <dk:once><xsl:call-template name="colophon"/></dk:once>
    </body>
  </html>
</xsl:template>

<xsl:template match="*" mode="head"/>
<xsl:template match="*" mode="trail"/>

<xsl:template name="masthead">
  <header class="masthead">
    <p class="site">
      <a href="{$root}index.html" rel="home">
        <xsl:if test="$site-zh != ''">
          <span lang="zh"><xsl:value-of select="$site-zh"/></span>
          <xsl:text> </xsl:text>
        </xsl:if>
        <span class="latin"><xsl:value-of select="$site"/></span>
      </a>
    </p>
    <nav aria-label="Site 全站">
      <ul>
        <li><a href="{$root}regions/index.html"><xsl:call-template name="s.regions"/></a></li>
        <li><a href="{$root}industries/index.html"><xsl:call-template name="s.industries"/></a></li>
        <li><a href="{$root}organisations/index.html"><xsl:call-template name="s.organisations"/></a></li>
        <li><a href="{$root}dates/index.html"><xsl:call-template name="s.dates"/></a></li>
        <li><a href="{$root}statistics/index.html"><xsl:call-template name="s.statistics"/></a></li>
        <li><a href="{$root}discrepancies/index.html"><xsl:call-template name="s.discrepancies"/></a></li>
        <xsl:if test="$search = 'yes'">
          <li><a href="{$root}search.html"><xsl:call-template name="s.search"/></a></li>
        </xsl:if>
        <li><a href="{$root}about.html"><xsl:call-template name="s.about"/></a></li>
      </ul>
    </nav>
    <!-- duikan.js shows it: without a script there is nothing to switch. -->
    <div class="switch" data-switch="ui" hidden="hidden">
      <button type="button" value="en" lang="en">English</button>
      <button type="button" value="zh" lang="zh">中文</button>
    </div>
  </header>
</xsl:template>

<xsl:template name="colophon">
  <footer class="colophon">
    <p>
      <xsl:value-of select="$site"/>
      <xsl:if test="$publisher != ''"> · <xsl:value-of select="$publisher"/></xsl:if>
      <xsl:if test="$rights != ''"> · <xsl:value-of select="$rights"/></xsl:if>
    </p>
    <ul>
      <li><a href="{$root}about.html"><xsl:call-template name="s.about"/></a></li>
      <li><a href="{$root}method.html"><xsl:call-template name="s.method"/></a></li>
      <li><a href="{$root}data.html"><xsl:call-template name="s.data"/></a></li>
    </ul>
  </footer>
</xsl:template>

<xsl:variable name="months" select="'January   February  March     April     May       June      July      August    September October   November  December  '"/>

<!-- "December 1957", of the year and month of an ISO date. -->
<xsl:template name="month">
  <xsl:param name="date" select="string(.)"/>
  <xsl:variable name="month" select="number(substring($date, 6, 2))"/>
  <span data-ui="en" lang="en"><xsl:value-of select="concat(substring-before(substring($months, $month * 10 - 9, 10), ' '), ' ', substring($date, 1, 4))"/></span>
  <span data-ui="zh" lang="zh"><xsl:value-of select="concat(substring($date, 1, 4), '年', $month, '月')"/></span>
</xsl:template>

<!-- "26 December 1957", of an ISO date. -->
<xsl:template name="day">
  <xsl:param name="date" select="string(.)"/>
  <xsl:variable name="month" select="number(substring($date, 6, 2))"/>
  <xsl:variable name="day" select="number(substring($date, 9))"/>
  <span data-ui="en" lang="en">
    <xsl:value-of select="concat($day, ' ', substring-before(substring($months, $month * 10 - 9, 10), ' '), ' ', substring($date, 1, 4))"/>
  </span>
  <span data-ui="zh" lang="zh"><xsl:value-of select="concat(substring($date, 1, 4), '年', $month, '月', $day, '日')"/></span>
</xsl:template>

<!-- "Page 3", "第3版". -->
<xsl:template name="page-no">
  <xsl:param name="n" select="@page"/>
  <span data-ui="en" lang="en">Page <xsl:value-of select="$n"/></span>
  <span data-ui="zh" lang="zh">第<xsl:value-of select="$n"/>版</span>
</xsl:template>

<!-- What a change is: increase, decrease, from, to ... -->
<xsl:template name="role">
  <xsl:param name="role" select="@role"/>
  <xsl:choose>
    <xsl:when test="$role = 'increase'"><xsl:call-template name="s.role-increase"/></xsl:when>
    <xsl:when test="$role = 'decrease'"><xsl:call-template name="s.role-decrease"/></xsl:when>
    <xsl:when test="$role = 'from'"><xsl:call-template name="s.role-from"/></xsl:when>
    <xsl:when test="$role = 'to'"><xsl:call-template name="s.role-to"/></xsl:when>
    <xsl:when test="$role = 'plan'"><xsl:call-template name="s.role-plan"/></xsl:when>
    <xsl:when test="$role = 'ratio'"><xsl:call-template name="s.role-ratio"/></xsl:when>
  </xsl:choose>
</xsl:template>

</xsl:stylesheet>
