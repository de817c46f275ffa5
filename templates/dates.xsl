<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- dates.xsl - the calendar: all years, a year, a month, a day, the undated -->
<xsl:stylesheet version="1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:include href="lists.xsl"/>

<xsl:key name="month" match="month" use="concat(@year, @month)"/>
<xsl:key name="day" match="day" use="@month"/>

<xsl:template match="page" mode="trail">
  <xsl:if test="@kind != 'dates'">
    <xsl:variable name="date" select="concat(@year, @month, @date)"/>
    <nav class="trail" aria-label="Trail 路径">
      <ol>
        <li><a href="{$root}dates/index.html"><xsl:call-template name="s.dates"/></a></li>
        <xsl:if test="@month or @date">
          <li><a href="{$root}dates/{substring($date, 1, 4)}/index.html"><xsl:value-of select="substring($date, 1, 4)"/></a></li>
        </xsl:if>
        <xsl:if test="@date">
          <li><a href="{$root}dates/{substring($date, 1, 4)}/{substring($date, 6, 2)}/index.html"><xsl:value-of select="substring($date, 1, 7)"/></a></li>
        </xsl:if>
        <li><xsl:value-of select="$date"/><xsl:if test="@kind = 'undated'"><xsl:call-template name="s.undated"/></xsl:if></li>
      </ol>
    </nav>
  </xsl:if>
</xsl:template>

<!-- All: a row a year, a column a month. -->

<xsl:template match="page[@kind = 'dates']" mode="title"><xsl:call-template name="a.dates"/></xsl:template>

<xsl:template match="page[@kind = 'dates']" mode="main">
  <h1><xsl:call-template name="s.dates"/></h1>
  <xsl:call-template name="years"/>
  <xsl:if test="years/year">
    <div class="scroll" tabindex="0" role="region" aria-label="Calendar 日历">
      <table class="calendar">
        <thead>
          <tr>
            <th scope="col"><xsl:call-template name="s.year"/></th>
            <xsl:call-template name="month-heads"/>
            <th scope="col" class="num"><xsl:call-template name="s.total"/></th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="years/year">
            <tr>
              <th scope="row"><a href="{@year}/index.html"><xsl:value-of select="@year"/></a></th>
              <xsl:call-template name="month-cells"/>
              <td class="num"><xsl:value-of select="format-number(@n, '#,##0')"/></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </xsl:if>
  <xsl:if test="@undated &gt; 0">
    <p class="more"><a href="{$root}dates/undated/index.html"><xsl:call-template name="s.undated"/></a><xsl:call-template name="count"><xsl:with-param name="n" select="@undated"/></xsl:call-template></p>
  </xsl:if>
</xsl:template>

<xsl:template name="month-heads">
  <xsl:param name="month" select="1"/>
  <th scope="col" class="num"><xsl:value-of select="$month"/></th>
  <xsl:if test="$month &lt; 12">
    <xsl:call-template name="month-heads"><xsl:with-param name="month" select="$month + 1"/></xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template name="month-cells">
  <xsl:param name="month" select="1"/>
  <td class="num">
    <xsl:for-each select="key('month', concat(@year, format-number($month, '00')))">
      <a href="{@year}/{@month}/index.html" title="{@year}-{@month}"><xsl:value-of select="format-number(@n, '#,##0')"/></a>
    </xsl:for-each>
  </td>
  <xsl:if test="$month &lt; 12">
    <xsl:call-template name="month-cells"><xsl:with-param name="month" select="$month + 1"/></xsl:call-template>
  </xsl:if>
</xsl:template>

<!-- A year: its months with their days, a row a week. -->

<xsl:template match="page[@kind = 'year']" mode="title"><xsl:value-of select="@year"/></xsl:template>

<xsl:template match="page[@kind = 'year']" mode="main">
  <h1><xsl:value-of select="@year"/><xsl:call-template name="count"/></h1>
  <div class="months">
    <xsl:for-each select="days/day[generate-id() = generate-id(key('day', @month)[1])]">
      <section>
        <h2><a href="{@month}/index.html"><xsl:call-template name="month"><xsl:with-param name="date" select="@date"/></xsl:call-template></a><xsl:call-template name="count"><xsl:with-param name="n" select="sum(key('day', @month)/@n)"/></xsl:call-template></h2>
        <ol class="days">
          <xsl:for-each select="key('day', @month)">
            <li class="w{@weekday}"><a href="{@month}/{@day}/index.html" title="{@date}: {@n}"><xsl:value-of select="number(@day)"/></a></li>
          </xsl:for-each>
        </ol>
      </section>
    </xsl:for-each>
  </div>
  <xsl:call-template name="beside"/>
</xsl:template>

<!-- A month: each day with the first article of its paper. -->

<xsl:template match="page[@kind = 'month']" mode="title"><xsl:value-of select="@month"/></xsl:template>

<xsl:template match="page[@kind = 'month']" mode="main">
  <h1><xsl:call-template name="month"><xsl:with-param name="date" select="@month"/></xsl:call-template><xsl:call-template name="count"/></h1>
  <ol class="entries month">
    <xsl:for-each select="days/day">
      <xsl:variable name="lead" select="../../leads/entry[@date = current()/@date]"/>
      <li>
        <div class="when"><a href="{@day}/index.html"><time datetime="{@date}"><xsl:value-of select="@date"/></time></a><xsl:text> </xsl:text><span class="n"><xsl:value-of select="@n"/></span></div>
        <xsl:if test="$lead/@title_zh"><a class="zh" lang="zh" href="{$root}articles/{$lead/@href}"><xsl:value-of select="$lead/@title_zh"/></a><xsl:text> </xsl:text></xsl:if>
        <xsl:if test="$lead/@title_en"><a class="en" lang="en" href="{$root}articles/{$lead/@href}"><xsl:value-of select="$lead/@title_en"/></a></xsl:if>
      </li>
    </xsl:for-each>
  </ol>
  <xsl:call-template name="beside"/>
</xsl:template>

<!-- A day, in the order of the paper. -->

<xsl:template match="page[@kind = 'day']" mode="title"><xsl:value-of select="@date"/></xsl:template>

<xsl:template match="page[@kind = 'day']" mode="main">
  <h1><time datetime="{@date}"><xsl:call-template name="day"><xsl:with-param name="date" select="@date"/></xsl:call-template></time><xsl:call-template name="count"><xsl:with-param name="n" select="@total"/></xsl:call-template></h1>
  <xsl:for-each select="entry[not(preceding-sibling::entry[1]/@page = @page)]">
    <xsl:variable name="page" select="@page"/>
    <section id="p{@page}">
      <h2>
        <xsl:choose>
          <xsl:when test="@page"><xsl:call-template name="page-no"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="s.no-page"/></xsl:otherwise>
        </xsl:choose>
      </h2>
      <ol class="entries paper">
        <xsl:apply-templates select="../entry[@page = $page or (not($page) and not(@page))]"/>
      </ol>
    </section>
  </xsl:for-each>
  <xsl:call-template name="pager"/>
  <xsl:if test="organisations/organisation">
    <section>
      <h2><xsl:call-template name="s.organisations"/></h2>
      <xsl:call-template name="organisations-named"/>
    </section>
  </xsl:if>
  <xsl:call-template name="beside"/>
</xsl:template>

<xsl:template match="page[@kind = 'undated']" mode="title"><xsl:call-template name="a.undated"/></xsl:template>

<xsl:template match="page[@kind = 'undated']" mode="main">
  <h1><xsl:call-template name="s.undated"/></h1>
  <xsl:call-template name="articles"/>
</xsl:template>

<!-- The year, month or day before and after this one in the archive. -->
<xsl:template name="beside">
  <xsl:if test="@previous or @next">
    <nav class="neighbours">
      <xsl:attribute name="aria-label"><xsl:call-template name="a.dates"/></xsl:attribute>
      <ul class="turn">
        <xsl:if test="@previous">
          <li><a rel="prev" href="{$root}dates/{translate(@previous, '-', '/')}/index.html"><span class="label"><xsl:call-template name="s.earlier"/></span><xsl:text> </xsl:text><xsl:value-of select="@previous"/></a></li>
        </xsl:if>
        <xsl:if test="@next">
          <li class="next"><a rel="next" href="{$root}dates/{translate(@next, '-', '/')}/index.html"><span class="label"><xsl:call-template name="s.later"/></span><xsl:text> </xsl:text><xsl:value-of select="@next"/></a></li>
        </xsl:if>
      </ul>
    </nav>
  </xsl:if>
</xsl:template>

</xsl:stylesheet>
