<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- article.xsl - the page of an article, from its TEI document.
     Rows follow the paragraph beads (standOff/linkGrp); marks in the text
     follow measure, num, date, placeName and orgName; the tables below the
     text follow the feature structures. An xml:id is an id of the page. -->
<xsl:stylesheet version="1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">

<xsl:include href="common.xsl"/>
<xsl:include href="apparatus.xsl"/>

<xsl:strip-space elements="tei:TEI tei:teiHeader tei:fileDesc tei:titleStmt
  tei:publicationStmt tei:sourceDesc tei:bibl tei:encodingDesc tei:unitDecl
  tei:unitDef tei:profileDesc tei:textClass tei:keywords tei:text tei:body
  tei:div tei:standOff tei:linkGrp tei:spanGrp tei:fs tei:f tei:vColl
  tei:listPlace tei:place tei:listOrg tei:org tei:location
  tei:langUsage tei:creation"/>

<!-- The neighbours in the paper, as far as there are any. -->
<xsl:param name="previous"/>
<xsl:param name="previous-title"/>
<xsl:param name="previous-lang"/>
<xsl:param name="next"/>
<xsl:param name="next-title"/>
<xsl:param name="next-lang"/>
<!-- The month of the paper, "1960/08", or "undated". -->
<xsl:param name="month"/>

<xsl:key name="naming" match="tei:orgName" use="@ref"/>
<!-- All other references go by xml:id: the record of figure f3 is r.f3, of
     discrepancy d1's place in the English d1.en. -->
<xsl:variable name="file" select="/tei:TEI/tei:teiHeader/tei:fileDesc"/>
<xsl:variable name="bibl" select="$file/tei:sourceDesc/tei:bibl"/>
<!-- What is cited: the newspaper, or the archive where it does not say which. -->
<xsl:variable name="journals" select="$bibl/tei:title[@level = 'j']"/>
<xsl:variable name="journal">
  <xsl:value-of select="$journals[@xml:lang = 'en']"/>
  <xsl:if test="not($journals[@xml:lang = 'en'])"><xsl:value-of select="$site"/></xsl:if>
</xsl:variable>
<xsl:variable name="journal-zh">
  <xsl:value-of select="$journals[@xml:lang = 'zh']"/>
  <xsl:if test="not($journals[@xml:lang = 'zh'])"><xsl:value-of select="$site-zh"/></xsl:if>
</xsl:variable>
<xsl:variable name="profile" select="/tei:TEI/tei:teiHeader/tei:profileDesc"/>
<xsl:variable name="stand" select="/tei:TEI/tei:standOff"/>
<xsl:variable name="zh" select="/tei:TEI/tei:text/tei:body/tei:div[@xml:lang = 'zh']"/>
<xsl:variable name="en" select="/tei:TEI/tei:text/tei:body/tei:div[@xml:lang = 'en']"/>
<xsl:variable name="id" select="$file/tei:publicationStmt/tei:idno[@type = 'duikan']"/>

<!-- The shell's parts. -->

<xsl:template match="tei:TEI" mode="title">
  <xsl:call-template name="one-title"/>
</xsl:template>

<xsl:template name="one-title">
  <xsl:variable name="lang">
    <xsl:choose>
      <xsl:when test="$file/tei:titleStmt/tei:title[@xml:lang = 'en']">en</xsl:when>
      <xsl:otherwise>zh</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:for-each select="$file/tei:titleStmt/tei:title[@xml:lang = $lang]">
    <xsl:if test="position() &gt; 1"><xsl:text> · </xsl:text></xsl:if>
    <xsl:value-of select="."/>
  </xsl:for-each>
</xsl:template>

<xsl:template match="tei:TEI" mode="head">
  <link rel="alternate" type="application/tei+xml" title="TEI" href="{$id}.xml"/>
  <xsl:if test="$previous != ''"><link rel="prev" href="{$root}{$previous}"/></xsl:if>
  <xsl:if test="$next != ''"><link rel="next" href="{$root}{$next}"/></xsl:if>
  <xsl:for-each select="$file/tei:titleStmt/tei:title">
    <meta name="DC.title" lang="{@xml:lang}" content="{.}"/>
  </xsl:for-each>
  <xsl:for-each select="$file/tei:titleStmt/tei:author">
    <meta name="DC.creator" lang="{@xml:lang}" content="{.}"/>
  </xsl:for-each>
  <xsl:if test="$bibl/tei:date/@when">
    <meta name="DC.date" content="{$bibl/tei:date/@when}"/>
  </xsl:if>
  <meta name="DC.identifier" content="{$id}"/>
  <!-- What Zotero and scholarly indices read. -->
  <meta name="citation_title">
    <xsl:attribute name="content"><xsl:call-template name="one-title"/></xsl:attribute>
  </meta>
  <xsl:variable name="authors" select="$file/tei:titleStmt/tei:author"/>
  <xsl:for-each select="$authors[@xml:lang = 'en'] | $authors[not($authors[@xml:lang = 'en'])]">
    <meta name="citation_author" content="{.}"/>
  </xsl:for-each>
  <meta name="citation_journal_title" content="{$journal}"/>
  <xsl:if test="$bibl/tei:date/@when">
    <meta name="citation_publication_date" content="{translate($bibl/tei:date/@when, '-', '/')}"/>
  </xsl:if>
  <xsl:for-each select="$bibl/tei:biblScope[@unit = 'page']">
    <meta name="citation_firstpage" content="{@from}"/>
  </xsl:for-each>
</xsl:template>

<xsl:template match="tei:TEI" mode="trail">
  <xsl:variable name="when" select="$bibl/tei:date/@when"/>
  <nav class="trail" aria-label="Trail 路径">
    <ol>
      <li><a href="{$root}dates/index.html"><xsl:call-template name="s.dates"/></a></li>
      <xsl:choose>
        <xsl:when test="$when">
          <li><a href="{$root}dates/{$month}/index.html"><xsl:value-of select="substring($when, 1, 7)"/></a></li>
          <li><a href="{$root}dates/{$month}/{substring($when, 9)}/index.html"><xsl:value-of select="$when"/></a></li>
        </xsl:when>
        <xsl:otherwise>
          <li><a href="{$root}dates/undated/index.html"><xsl:call-template name="s.undated"/></a></li>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:for-each select="$bibl/tei:biblScope[@unit = 'page']">
        <li><xsl:call-template name="s.page"/><xsl:text> </xsl:text><xsl:value-of select="@from"/></li>
      </xsl:for-each>
    </ol>
  </nav>
</xsl:template>

<xsl:template match="tei:TEI" mode="main">
  <article class="bitext">
    <xsl:call-template name="heading"/>
    <xsl:call-template name="particulars"/>
    <div class="switch view" data-switch="view" hidden="hidden">
      <span class="label"><xsl:call-template name="s.reading"/></span>
      <button type="button" value="zh"><xsl:call-template name="s.chinese"/></button>
      <button type="button" value="both"><xsl:call-template name="s.both"/></button>
      <button type="button" value="en"><xsl:call-template name="s.english"/></button>
    </div>
    <section class="text" aria-label="Text 正文">
      <xsl:call-template name="rows"/>
    </section>
    <xsl:call-template name="legend"/>
    <xsl:call-template name="apparatus"/>
    <xsl:call-template name="cite"/>
    <xsl:call-template name="neighbours"/>
  </article>
</xsl:template>

<!-- Headlines in both languages. -->

<xsl:template name="heading">
  <header class="row heading">
    <xsl:if test="$zh">
      <div lang="zh" class="side">
        <xsl:call-template name="headline">
          <xsl:with-param name="div" select="$zh"/>
          <xsl:with-param name="first" select="true()"/>
        </xsl:call-template>
      </div>
    </xsl:if>
    <xsl:if test="$en">
      <div lang="en" class="side">
        <xsl:call-template name="headline">
          <xsl:with-param name="div" select="$en"/>
          <xsl:with-param name="first" select="not($zh)"/>
        </xsl:call-template>
      </div>
    </xsl:if>
  </header>
</xsl:template>

<!-- A headline that the body prints again is not shown again, but its anchors
     are there. -->
<xsl:template name="headline">
  <xsl:param name="div"/>
  <xsl:param name="first"/>
  <xsl:variable name="lines" select="$div/tei:head[not(@subtype = 'repeat')]"/>
  <xsl:variable name="name">
    <xsl:choose>
      <xsl:when test="$first">h1</xsl:when>
      <xsl:otherwise>p</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:element name="{$name}">
    <xsl:attribute name="class">headline</xsl:attribute>
    <xsl:for-each select="$lines">
      <span class="line s" id="{@xml:id}">
        <xsl:if test="@corresp">
          <xsl:attribute name="data-c"><xsl:value-of select="translate(@corresp, '#', '')"/></xsl:attribute>
        </xsl:if>
        <xsl:apply-templates mode="text"/>
      </span>
      <xsl:if test="position() != last()"><xsl:text> </xsl:text></xsl:if>
    </xsl:for-each>
    <xsl:if test="not($lines)"><xsl:call-template name="s.no-headline"/></xsl:if>
    <xsl:for-each select="$div/tei:head[@subtype = 'repeat']">
      <span id="{@xml:id}"></span>
      <xsl:for-each select=".//*[@xml:id]">
        <span id="{@xml:id}"></span>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:element>
</xsl:template>

<!-- Where and when it was printed, by whom, about what. -->

<xsl:template name="particulars">
  <dl class="particulars">
    <xsl:if test="$bibl/tei:date/@when or $bibl/tei:biblScope">
      <div>
        <dt><xsl:call-template name="s.published"/></dt>
        <dd>
          <xsl:if test="$bibl/tei:date/@when">
            <time datetime="{$bibl/tei:date/@when}"><xsl:value-of select="$bibl/tei:date/@when"/></time>
          </xsl:if>
          <xsl:for-each select="$bibl/tei:biblScope[@unit = 'page']">
            <xsl:if test="$bibl/tei:date/@when"><xsl:text>, </xsl:text></xsl:if>
            <xsl:call-template name="s.page"/>
            <xsl:text> </xsl:text>
            <xsl:value-of select="@from"/>
            <xsl:if test=". != ''"><xsl:text> </xsl:text><span lang="zh"><xsl:value-of select="."/></span></xsl:if>
          </xsl:for-each>
          <xsl:for-each select="$bibl/tei:biblScope[@unit = 'column']">
            <xsl:if test="$bibl/tei:date/@when or $bibl/tei:biblScope[@unit = 'page']"><xsl:text>, </xsl:text></xsl:if>
            <xsl:call-template name="s.column"/>
            <xsl:text> </xsl:text>
            <span lang="zh"><xsl:value-of select="."/></span>
          </xsl:for-each>
        </dd>
      </div>
    </xsl:if>
    <xsl:if test="$file/tei:titleStmt/tei:author">
      <div>
        <dt><xsl:call-template name="s.author"/></dt>
        <dd>
          <xsl:for-each select="$file/tei:titleStmt/tei:author">
            <xsl:choose>
              <xsl:when test="position() = 1"/>
              <xsl:when test="@xml:lang != preceding-sibling::tei:author[1]/@xml:lang"><xsl:text> · </xsl:text></xsl:when>
              <xsl:when test="@xml:lang = 'zh'"><xsl:text>、</xsl:text></xsl:when>
              <xsl:otherwise><xsl:text>, </xsl:text></xsl:otherwise>
            </xsl:choose>
            <span lang="{@xml:lang}"><xsl:value-of select="."/></span>
          </xsl:for-each>
        </dd>
      </div>
    </xsl:if>
    <xsl:for-each select="$profile/tei:creation">
      <div>
        <dt><xsl:call-template name="s.agency"/></dt>
        <dd>
          <xsl:for-each select="tei:orgName">
            <xsl:choose>
              <xsl:when test="@type = 'xinhua'"><xsl:call-template name="s.agency-xinhua"/></xsl:when>
              <xsl:when test="@type = 'own'"><xsl:call-template name="s.agency-own"/></xsl:when>
              <xsl:when test="@type = 'tass'"><xsl:call-template name="s.agency-tass"/></xsl:when>
              <xsl:otherwise><span lang="{@xml:lang}"><xsl:value-of select="."/></span></xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
          <xsl:for-each select="tei:placeName">
            <xsl:if test="preceding-sibling::tei:orgName"><xsl:text>, </xsl:text></xsl:if>
            <span lang="{@xml:lang}"><xsl:value-of select="."/></span>
          </xsl:for-each>
          <xsl:for-each select="tei:date[@when]">
            <xsl:if test="preceding-sibling::*"><xsl:text>, </xsl:text></xsl:if>
            <time datetime="{@when}"><xsl:value-of select="@when"/></time>
          </xsl:for-each>
        </dd>
      </div>
    </xsl:for-each>
    <xsl:if test="$stand/tei:listPlace/tei:place[@n]">
      <div>
        <dt><xsl:call-template name="s.region"/></dt>
        <dd>
          <xsl:for-each select="$stand/tei:listPlace/tei:place[@n]">
            <xsl:sort select="@n" data-type="number"/>
            <xsl:if test="position() != 1"><xsl:text>, </xsl:text></xsl:if>
            <xsl:apply-templates select="." mode="link"/>
          </xsl:for-each>
        </dd>
      </div>
    </xsl:if>
    <xsl:if test="$profile/tei:textClass/tei:keywords/tei:term">
      <div>
        <dt><xsl:call-template name="s.industry"/></dt>
        <dd>
          <xsl:for-each select="$profile/tei:textClass/tei:keywords/tei:term[@xml:lang = 'en']">
            <xsl:if test="position() != 1"><xsl:text>, </xsl:text></xsl:if>
            <a href="{$root}industries/{@key}/index.html">
              <span data-ui="en"><xsl:value-of select="."/></span>
              <span data-ui="zh" lang="zh"><xsl:value-of select="following-sibling::tei:term[1]"/></span>
            </a>
          </xsl:for-each>
        </dd>
      </div>
    </xsl:if>
  </dl>
</xsl:template>

<xsl:template match="tei:place" mode="link">
  <a href="{$root}regions/{tei:idno}/index.html">
    <span lang="zh"><xsl:value-of select="tei:placeName[@xml:lang = 'zh']"/></span>
    <xsl:text> </xsl:text>
    <span><xsl:value-of select="tei:placeName[@xml:lang = 'en']"/></span>
  </a>
</xsl:template>

<!-- The text, a row a paragraph bead. -->

<xsl:template name="rows">
  <xsl:for-each select="$stand/tei:linkGrp[@type = 'paragraphs']/*">
    <xsl:variable name="units" select="id(translate(@target, '#', ''))"/>
    <xsl:variable name="left" select="$units[parent::tei:div/@xml:lang = 'zh']"/>
    <xsl:variable name="right" select="$units[parent::tei:div/@xml:lang = 'en']"/>
    <div class="row">
      <xsl:if test="$zh">
        <xsl:call-template name="side">
          <xsl:with-param name="units" select="$left"/>
          <xsl:with-param name="lang" select="'zh'"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:if test="$en">
        <xsl:call-template name="side">
          <xsl:with-param name="units" select="$right"/>
          <xsl:with-param name="lang" select="'en'"/>
        </xsl:call-template>
      </xsl:if>
    </div>
  </xsl:for-each>
  <!-- What stands behind the last paragraph. -->
  <xsl:variable name="ends" select="$zh/*[last()] | $en/*[last()]"/>
  <xsl:if test="$ends[self::tei:ab[not(@xml:id)]]">
    <div class="row">
      <xsl:for-each select="$ends">
        <div lang="{../@xml:lang}" class="side"><xsl:apply-templates select="." mode="stray"/></div>
      </xsl:for-each>
    </div>
  </xsl:if>
</xsl:template>

<xsl:template name="side">
  <xsl:param name="units"/>
  <xsl:param name="lang"/>
  <div lang="{$lang}" class="side">
    <xsl:for-each select="$units">
      <!-- Headlines and other lines that stand between paragraphs. -->
      <xsl:apply-templates select="preceding-sibling::*[1]" mode="stray"/>
      <xsl:apply-templates select="." mode="block"/>
    </xsl:for-each>
    <xsl:if test="not($units)">
      <p class="none">
        <xsl:choose>
          <xsl:when test="$lang = 'en'"><xsl:call-template name="s.untranslated"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="s.added"/></xsl:otherwise>
        </xsl:choose>
      </p>
    </xsl:if>
  </div>
</xsl:template>

<xsl:template match="tei:p|tei:ab" mode="block">
  <p id="{@xml:id}">
    <xsl:if test="@type"><xsl:attribute name="class"><xsl:value-of select="@type"/></xsl:attribute></xsl:if>
    <xsl:apply-templates mode="text"/>
    <xsl:text> </xsl:text>
    <a class="mark" href="#{@xml:id}" aria-label="¶ {@n}">¶<xsl:value-of select="@n"/></a>
  </p>
</xsl:template>

<!-- One after the other, so that lines of any number keep their order. (With
     a second predicate behind [1], libxml2 would look at all siblings.) -->
<xsl:template match="*" mode="stray"/>
<xsl:template match="tei:ab[not(@xml:id)]" mode="stray">
  <xsl:apply-templates select="preceding-sibling::*[1]" mode="stray"/>
  <p class="{@type}"><xsl:apply-templates mode="text"/></p>
</xsl:template>

<xsl:template match="tei:s" mode="text">
  <span class="s" id="{@xml:id}">
    <xsl:choose>
      <xsl:when test="@corresp">
        <xsl:attribute name="data-c"><xsl:value-of select="translate(@corresp, '#', '')"/></xsl:attribute>
      </xsl:when>
      <xsl:when test="$zh and $en">
        <xsl:attribute name="class">s only</xsl:attribute>
      </xsl:when>
    </xsl:choose>
    <xsl:apply-templates mode="text"/>
  </span>
</xsl:template>

<!-- A line of the print ends: nothing in Chinese, a blank in English. -->
<xsl:template match="tei:lb" mode="text">
  <xsl:if test="lang('en')"><xsl:text> </xsl:text></xsl:if>
</xsl:template>

<xsl:template match="tei:anchor" mode="text">
  <span id="{@xml:id}"></span>
</xsl:template>

<!-- Marks. A mark is a link, unless it stands inside another one. -->

<!-- (Parameters by select: one with content is a document of its own to
     libxslt, and there are many marks.) -->

<xsl:template match="tei:measure|tei:num" mode="text">
  <xsl:variable name="verdict" select="id(concat('r.', @xml:id))/tei:f[@name = 'verdict']/tei:string"/>
  <xsl:call-template name="mark">
    <xsl:with-param name="class" select="concat('q', substring(' differ', 1, 7 * ($verdict = 'differ')), substring(' missing', 1, 8 * ($verdict = 'missing')))"/>
    <xsl:with-param name="href" select="concat('#r.', @xml:id)"/>
  </xsl:call-template>
</xsl:template>

<xsl:template match="tei:date" mode="text">
  <xsl:call-template name="mark">
    <xsl:with-param name="class" select="'t'"/>
    <xsl:with-param name="href" select="concat('#r.', @xml:id)"/>
  </xsl:call-template>
</xsl:template>

<xsl:template match="tei:orgName" mode="text">
  <xsl:call-template name="mark">
    <xsl:with-param name="class" select="'o'"/>
    <xsl:with-param name="href" select="concat('#r.', substring(@ref, 2))"/>
  </xsl:call-template>
</xsl:template>

<xsl:template match="tei:placeName" mode="text">
  <xsl:call-template name="mark">
    <xsl:with-param name="class" select="'p'"/>
    <xsl:with-param name="href" select="id(substring(@ref, 2))/tei:idno"/>
    <xsl:with-param name="before" select="concat($root, 'regions/')"/>
    <xsl:with-param name="after" select="'/index.html'"/>
  </xsl:call-template>
</xsl:template>

<xsl:template match="tei:rs" mode="text">
  <xsl:call-template name="mark">
    <xsl:with-param name="class" select="'p meant'"/>
    <xsl:with-param name="href" select="id(substring(@ref, 2))/tei:idno"/>
    <xsl:with-param name="before" select="concat($root, 'regions/')"/>
    <xsl:with-param name="after" select="'/index.html'"/>
  </xsl:call-template>
</xsl:template>

<xsl:template match="tei:seg|tei:foreign" mode="text">
  <xsl:choose>
    <xsl:when test="@type = 'dateline'">
      <span class="dateline"><xsl:apply-templates mode="text"/></span>
    </xsl:when>
    <xsl:otherwise>
      <xsl:call-template name="mark">
        <xsl:with-param name="class" select="'x'"/>
        <xsl:with-param name="href" select="concat('#', substring-before(@xml:id, '.'))"/>
      </xsl:call-template>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="mark">
  <xsl:param name="class"/>
  <xsl:param name="href"/>
  <xsl:param name="before"/>
  <xsl:param name="after"/>
  <xsl:choose>
    <xsl:when test="$href != '' and (parent::tei:s or parent::tei:head or parent::tei:p or parent::tei:ab or parent::tei:seg[@type = 'dateline'])">
      <a class="{$class}" id="{@xml:id}" href="{$before}{$href}{$after}"><xsl:apply-templates mode="text"/></a>
    </xsl:when>
    <xsl:when test="@xml:lang">
      <span class="{$class}" id="{@xml:id}" lang="{@xml:lang}"><xsl:apply-templates mode="text"/></span>
    </xsl:when>
    <xsl:otherwise>
      <span class="{$class}" id="{@xml:id}"><xsl:apply-templates mode="text"/></span>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- Below the text. -->

<!-- What the marks mean; those that are rare only where they occur. -->
<xsl:template name="legend">
  <p class="legend">
    <span class="label"><xsl:call-template name="s.marks"/></span>
    <span><span class="q"><xsl:call-template name="s.figure"/></span></span>
    <span><span class="t"><xsl:call-template name="s.time"/></span></span>
    <span><span class="p"><xsl:call-template name="s.place"/></span></span>
    <span><span class="o"><xsl:call-template name="s.organisation"/></span></span>
    <xsl:if test="$stand/tei:spanGrp">
      <span><span class="q differ"><xsl:call-template name="s.versions-differ"/></span></span>
    </xsl:if>
    <xsl:if test="$zh and $en and $stand/tei:linkGrp[@type = 'sentences']/tei:ptr">
      <span><span class="s only"><xsl:call-template name="s.no-counterpart"/></span></span>
    </xsl:if>
  </p>
</xsl:template>

<xsl:template name="apparatus">
  <xsl:call-template name="faults"/>
  <xsl:call-template name="figures"/>
  <xsl:call-template name="names"/>
  <xsl:call-template name="times"/>
</xsl:template>

<xsl:template name="faults">
  <xsl:if test="$stand/tei:spanGrp/tei:span">
    <section class="faults">
      <h2><xsl:call-template name="s.discrepancies"/></h2>
      <ol>
        <xsl:for-each select="$stand/tei:spanGrp/tei:span">
          <li id="{@xml:id}">
            <xsl:choose>
              <xsl:when test="@type = 'figure'"><xsl:call-template name="s.discrepancy-figure"/></xsl:when>
              <xsl:when test="@type = 'unit'"><xsl:call-template name="s.discrepancy-unit"/></xsl:when>
              <xsl:when test="@type = 'time'"><xsl:call-template name="s.discrepancy-time"/></xsl:when>
              <xsl:when test="@type = 'name'"><xsl:call-template name="s.discrepancy-name"/></xsl:when>
              <xsl:when test="@type = 'missing'"><xsl:call-template name="s.discrepancy-missing"/></xsl:when>
              <xsl:when test="@type = 'untranslated'"><xsl:call-template name="s.discrepancy-untranslated"/></xsl:when>
            </xsl:choose>
            <xsl:text>: </xsl:text>
            <xsl:value-of select="."/>
            <xsl:call-template name="targets">
              <xsl:with-param name="list" select="@target"/>
            </xsl:call-template>
          </li>
        </xsl:for-each>
      </ol>
    </section>
  </xsl:if>
</xsl:template>

<!-- The printed words a discrepancy points to, each a link. -->
<xsl:template name="targets">
  <xsl:param name="list"/>
  <xsl:for-each select="id(translate($list, '#', ''))">
    <xsl:text> </xsl:text>
    <a href="#{@xml:id}">
      <xsl:choose>
        <xsl:when test="self::tei:s or self::tei:p or self::tei:ab or self::tei:head">¶</xsl:when>
        <xsl:otherwise>
          <xsl:attribute name="lang"><xsl:value-of select="ancestor-or-self::*[@xml:lang][1]/@xml:lang"/></xsl:attribute>
          <xsl:value-of select="."/>
        </xsl:otherwise>
      </xsl:choose>
    </a>
  </xsl:for-each>
</xsl:template>

<xsl:template name="neighbours">
  <nav class="neighbours" aria-label="Neighbours 前后篇">
    <p class="source">
      <a href="{$id}.xml"><xsl:call-template name="s.archive-file"/></a>
      <xsl:text> · </xsl:text>
      <span class="id"><xsl:value-of select="$id"/></span>
    </p>
    <ul>
      <xsl:if test="$previous != ''">
        <li class="previous">
          <a rel="prev" href="{$root}{$previous}">
            <span class="label"><xsl:call-template name="s.previous"/></span>
            <xsl:text> </xsl:text>
            <span lang="{$previous-lang}"><xsl:value-of select="$previous-title"/></span>
          </a>
        </li>
      </xsl:if>
      <xsl:if test="$next != ''">
        <li class="next">
          <a rel="next" href="{$root}{$next}">
            <span class="label"><xsl:call-template name="s.next"/></span>
            <xsl:text> </xsl:text>
            <span lang="{$next-lang}"><xsl:value-of select="$next-title"/></span>
          </a>
        </li>
      </xsl:if>
    </ul>
  </nav>
</xsl:template>

</xsl:stylesheet>
