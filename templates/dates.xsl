<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- dates.xsl - the calendar: all months, a month, a day, the undated -->
<xsl:stylesheet version="1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:include href="lists.xsl"/>

<xsl:key name="year" match="month" use="@year"/>

<xsl:template match="page[@kind = 'dates']" mode="title"><xsl:call-template name="a.dates"/></xsl:template>

<xsl:template match="page[@kind = 'dates']" mode="main">
  <h1><xsl:call-template name="s.dates"/></h1>
  <div class="years">
    <xsl:for-each select="months/month[generate-id() = generate-id(key('year', @year)[1])]">
      <section>
        <h2 id="y{@year}"><xsl:value-of select="@year"/><xsl:call-template name="count"><xsl:with-param name="n" select="sum(key('year', @year)/@n)"/></xsl:call-template></h2>
        <ol class="months">
          <xsl:for-each select="key('year', @year)">
            <li><a href="{$root}dates/{@year}/{@month}/index.html"><xsl:value-of select="concat(@year, '-', @month)"/></a><xsl:call-template name="count"/></li>
          </xsl:for-each>
        </ol>
      </section>
    </xsl:for-each>
  </div>
  <xsl:if test="@undated &gt; 0">
    <p><a href="{$root}dates/undated/index.html"><xsl:call-template name="s.undated"/></a><xsl:call-template name="count"><xsl:with-param name="n" select="@undated"/></xsl:call-template></p>
  </xsl:if>
</xsl:template>

<xsl:template match="page" mode="trail">
  <xsl:if test="@kind != 'dates'">
    <nav class="trail" aria-label="Trail 路径">
      <ol>
        <li><a href="{$root}dates/index.html"><xsl:call-template name="s.dates"/></a></li>
        <xsl:if test="@kind = 'day'">
          <li><a href="{$root}dates/{substring(@date, 1, 4)}/{substring(@date, 6, 2)}/index.html"><xsl:value-of select="substring(@date, 1, 7)"/></a></li>
        </xsl:if>
        <li><xsl:value-of select="@month"/><xsl:value-of select="@date"/><xsl:if test="@kind = 'undated'"><xsl:call-template name="s.undated"/></xsl:if></li>
      </ol>
    </nav>
  </xsl:if>
</xsl:template>

<xsl:template match="page[@kind = 'month']" mode="title"><xsl:value-of select="@month"/></xsl:template>

<xsl:template match="page[@kind = 'month']" mode="main">
  <h1><xsl:value-of select="@month"/></h1>
  <xsl:if test="days/day">
    <nav>
      <xsl:attribute name="aria-label"><xsl:call-template name="a.dates"/></xsl:attribute>
      <ol class="days">
        <xsl:for-each select="days/day">
          <li><a href="{@day}/index.html"><xsl:value-of select="@day"/></a><xsl:call-template name="count"/></li>
        </xsl:for-each>
      </ol>
    </nav>
  </xsl:if>
  <xsl:call-template name="articles"/>
  <xsl:call-template name="beside"/>
</xsl:template>

<xsl:template match="page[@kind = 'day']" mode="title"><xsl:value-of select="@date"/></xsl:template>

<xsl:template match="page[@kind = 'day']" mode="main">
  <h1><time datetime="{@date}"><xsl:value-of select="@date"/></time></h1>
  <xsl:call-template name="articles"/>
  <xsl:call-template name="beside"/>
</xsl:template>

<xsl:template match="page[@kind = 'undated']" mode="title"><xsl:call-template name="a.undated"/></xsl:template>

<xsl:template match="page[@kind = 'undated']" mode="main">
  <h1><xsl:call-template name="s.undated"/></h1>
  <xsl:call-template name="articles"/>
</xsl:template>

<!-- The month or day before and after this one in the archive. -->
<xsl:template name="beside">
  <xsl:if test="@previous or @next">
    <nav class="neighbours">
      <xsl:attribute name="aria-label"><xsl:call-template name="a.dates"/></xsl:attribute>
      <ul>
        <xsl:if test="@previous">
          <li class="previous"><a rel="prev" href="{$root}dates/{translate(@previous, '-', '/')}/index.html"><span class="label"><xsl:call-template name="s.earlier"/></span><xsl:text> </xsl:text><xsl:value-of select="@previous"/></a></li>
        </xsl:if>
        <xsl:if test="@next">
          <li class="next"><a rel="next" href="{$root}dates/{translate(@next, '-', '/')}/index.html"><span class="label"><xsl:call-template name="s.later"/></span><xsl:text> </xsl:text><xsl:value-of select="@next"/></a></li>
        </xsl:if>
      </ul>
    </nav>
  </xsl:if>
</xsl:template>

</xsl:stylesheet>
