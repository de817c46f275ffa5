<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- article.xsl - the page of an article, from its TEI document.
     Rows follow the paragraph beads (standOff/linkGrp); marks in the text
     follow measure, num, date, placeName and orgName. An xml:id is an id of
     the page; the record of figure f3 stands at r.f3 (apparatus.xsl). Below
     the root the document has an element "around" in no namespace: the
     neighbours in the paper, how the article is cited, and its apparatus in
     the order in which that is shown (generator/render/apparatus.h). -->
<xsl:stylesheet version="1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  xmlns:dk="tag:duikan,2026:templates"
  extension-element-prefixes="dk"
  exclude-result-prefixes="tei">

<xsl:include href="common.xsl"/>
<xsl:include href="apparatus.xsl"/>

<xsl:variable name="around" select="/tei:TEI/around"/>
<xsl:variable name="file" select="/tei:TEI/tei:teiHeader/tei:fileDesc"/>
<xsl:variable name="bibl" select="$file/tei:sourceDesc/tei:bibl"/>
<xsl:variable name="when" select="$bibl/tei:date/@when"/>
<xsl:variable name="page" select="$bibl/tei:biblScope[@unit = 'page']"/>
<xsl:variable name="titles" select="$file/tei:titleStmt/tei:title"/>
<xsl:variable name="authors" select="$file/tei:titleStmt/tei:author"/>
<xsl:variable name="profile" select="/tei:TEI/tei:teiHeader/tei:profileDesc"/>
<xsl:variable name="industries" select="$profile/tei:textClass/tei:keywords/tei:term"/>
<xsl:variable name="stand" select="/tei:TEI/tei:standOff"/>
<xsl:variable name="places" select="$stand/tei:listPlace/tei:place"/>
<xsl:variable name="faults" select="$stand/tei:spanGrp/tei:span"/>
<xsl:variable name="zh" select="/tei:TEI/tei:text/tei:body/tei:div[@xml:lang = 'zh']"/>
<xsl:variable name="en" select="/tei:TEI/tei:text/tei:body/tei:div[@xml:lang = 'en']"/>
<xsl:variable name="id" select="$file/tei:publicationStmt/tei:idno"/>
<!-- " #f3 #f9 ": the figures and times whose versions differ, and those that one
     version lacks. -->
<xsl:variable name="differing">
  <xsl:for-each select="$faults[@type = 'figure' or @type = 'unit' or @type = 'time']"><xsl:value-of select="concat(' ', @target, ' ')"/></xsl:for-each>
</xsl:variable>
<xsl:variable name="missing">
  <xsl:for-each select="$faults[@type = 'missing']"><xsl:value-of select="concat(' ', @target, ' ')"/></xsl:for-each>
</xsl:variable>
<xsl:variable name="agreed" select="$differing = '' and $missing = ''"/>

<!-- The shell's parts. -->

<xsl:template match="tei:TEI" mode="title">
  <xsl:call-template name="one-title"/>
</xsl:template>

<xsl:template name="one-title">
  <xsl:variable name="english" select="$titles[@xml:lang = 'en']"/>
  <xsl:for-each select="$english | $titles[not($english)]">
    <xsl:if test="position() &gt; 1"><xsl:text> · </xsl:text></xsl:if>
    <xsl:value-of select="."/>
  </xsl:for-each>
</xsl:template>

<!-- What Zotero, scholarly indices and search engines read. -->
<xsl:template match="tei:TEI" mode="head">
  <xsl:variable name="cite" select="$around/cite"/>
  <xsl:variable name="english" select="$authors[@xml:lang = 'en']"/>
  <link rel="alternate" type="application/tei+xml" title="TEI" href="{$id}.xml"/>
  <xsl:for-each select="$cite/@url"><link rel="canonical" href="{.}"/></xsl:for-each>
  <xsl:for-each select="$around/previous"><link rel="prev" href="{$root}{@href}"/></xsl:for-each>
  <xsl:for-each select="$around/next"><link rel="next" href="{$root}{@href}"/></xsl:for-each>
  <link rel="schema.DC" href="http://purl.org/dc/elements/1.1/"/>
  <xsl:for-each select="$titles">
    <meta name="DC.title" lang="{@xml:lang}" content="{.}"/>
  </xsl:for-each>
  <xsl:for-each select="$authors">
    <meta name="DC.creator" lang="{@xml:lang}" content="{.}"/>
  </xsl:for-each>
  <xsl:for-each select="$when">
    <meta name="DC.date" content="{.}"/>
    <meta name="citation_publication_date" content="{translate(., '-', '/')}"/>
  </xsl:for-each>
  <meta name="DC.identifier" content="{$id}"/>
  <xsl:for-each select="$bibl/tei:title[@level = 'j']">
    <meta name="DC.source" lang="{@xml:lang}" content="{.}"/>
  </xsl:for-each>
  <xsl:for-each select="$zh | $en">
    <meta name="DC.language" content="{@xml:lang}"/>
  </xsl:for-each>
  <meta name="citation_title">
    <xsl:attribute name="content"><xsl:call-template name="one-title"/></xsl:attribute>
  </meta>
  <xsl:for-each select="$english | $authors[not($english)]">
    <meta name="citation_author" content="{.}"/>
  </xsl:for-each>
  <meta name="citation_journal_title" content="{$cite/chicago/cite}"/>
  <xsl:for-each select="$page">
    <meta name="citation_firstpage" content="{@from}"/>
  </xsl:for-each>
  <script type="application/ld+json"><xsl:value-of select="$cite/jsonld"/></script>
</xsl:template>

<xsl:template match="tei:TEI" mode="trail">
  <nav class="trail" aria-label="Trail 路径">
    <ol>
      <dk:once><li><a href="{$root}dates/index.html"><xsl:call-template name="s.dates"/></a></li></dk:once>
      <xsl:choose>
        <xsl:when test="$when">
          <li><a href="{$root}dates/{$around/@month}/index.html"><xsl:value-of select="substring($when, 1, 7)"/></a></li>
          <li><a href="{$root}dates/{$around/@month}/{substring($when, 9)}/index.html"><xsl:value-of select="$when"/></a></li>
        </xsl:when>
        <xsl:otherwise>
          <li><a href="{$root}dates/undated/index.html"><xsl:call-template name="s.undated"/></a></li>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:for-each select="$page">
        <li><xsl:call-template name="page-no"><xsl:with-param name="n" select="@from"/></xsl:call-template></li>
      </xsl:for-each>
    </ol>
  </nav>
</xsl:template>

<xsl:template match="tei:TEI" mode="main">
  <article class="bitext">
    <xsl:call-template name="heading"/>
    <xsl:call-template name="particulars"/>
    <div class="tools">
      <dk:once>
        <!-- duikan.js shows it: without a script there is nothing to switch. -->
        <div class="switch" data-switch="view" hidden="hidden">
          <span class="label"><xsl:call-template name="s.reading"/></span>
          <button type="button" value="zh"><xsl:call-template name="s.chinese"/></button>
          <button type="button" value="both"><xsl:call-template name="s.both"/></button>
          <button type="button" value="en"><xsl:call-template name="s.english"/></button>
        </div>
        <a href="#cite"><xsl:call-template name="s.cite"/></a>
        <a href="#apparatus"><xsl:call-template name="s.apparatus"/></a>
      </dk:once>
      <a href="{$id}.xml"><xsl:call-template name="s.archive-file"/></a>
    </div>
    <div class="opening">
      <section class="text" aria-label="Text 正文">
        <xsl:apply-templates select="$stand/tei:linkGrp[1][@type = 'paragraphs']/*" mode="row"/>
        <xsl:call-template name="ends"/>
      </section>
      <xsl:call-template name="apparatus"/>
      <xsl:call-template name="cite"/>
      <xsl:call-template name="neighbours"/>
    </div>
    <!-- What duikan.js offers with a sentence or a mark. -->
    <dk:once>
      <template id="acts">
        <button type="button" value="link"><xsl:call-template name="s.copy-link"/></button>
        <button type="button" value="quote"><xsl:call-template name="s.copy-quote"/></button>
        <span role="status" hidden="hidden"><xsl:call-template name="s.copied"/></span>
        <span class="label"><xsl:call-template name="s.previous"/></span>
        <span class="label"><xsl:call-template name="s.next"/></span>
      </template>
    </dk:once>
  </article>
</xsl:template>

<!-- Headlines in both languages. -->

<xsl:template name="heading">
  <header class="heading row">
    <xsl:for-each select="$zh">
      <div lang="zh"><h1 class="headline"><xsl:call-template name="headline"/></h1></div>
    </xsl:for-each>
    <xsl:for-each select="$en">
      <div lang="en">
        <xsl:choose>
          <xsl:when test="$zh"><p class="headline"><xsl:call-template name="headline"/></p></xsl:when>
          <xsl:otherwise><h1 class="headline"><xsl:call-template name="headline"/></h1></xsl:otherwise>
        </xsl:choose>
      </div>
    </xsl:for-each>
  </header>
</xsl:template>

<!-- A headline that the body prints again is not shown again, but its anchors
     are there. -->
<xsl:template name="headline">
  <xsl:variable name="lines" select="tei:head[not(@subtype = 'repeat')]"/>
  <xsl:for-each select="$lines">
    <xsl:choose>
      <xsl:when test="@corresp"><span class="line s" id="{@xml:id}" data-c="{@corresp}"><xsl:apply-templates mode="text"/></span></xsl:when>
      <xsl:otherwise><span class="line s" id="{@xml:id}"><xsl:apply-templates mode="text"/></span></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="position() != last()"><xsl:text> </xsl:text></xsl:if>
  </xsl:for-each>
  <xsl:if test="not($lines)"><xsl:call-template name="s.no-headline"/></xsl:if>
  <xsl:for-each select="tei:head[@subtype = 'repeat']/descendant-or-self::*[@xml:id]">
    <span id="{@xml:id}"></span>
  </xsl:for-each>
</xsl:template>

<!-- Where and when it was printed, by whom, about what. -->

<xsl:template name="particulars">
  <dl class="particulars">
    <xsl:if test="$when or $bibl/tei:biblScope">
      <div>
        <dt><xsl:call-template name="s.published"/></dt>
        <dd>
          <xsl:for-each select="$when">
            <time datetime="{.}"><xsl:call-template name="day"/></time>
          </xsl:for-each>
          <xsl:for-each select="$bibl/tei:biblScope">
            <xsl:if test="$when or position() != 1"><xsl:text>, </xsl:text></xsl:if>
            <xsl:choose>
              <xsl:when test="@unit = 'page'">
                <xsl:call-template name="page-no"><xsl:with-param name="n" select="@from"/></xsl:call-template>
                <xsl:if test=". != ''"><xsl:text> </xsl:text></xsl:if>
              </xsl:when>
              <xsl:otherwise><xsl:call-template name="s.column"/><xsl:text> </xsl:text></xsl:otherwise>
            </xsl:choose>
            <xsl:if test=". != ''"><span lang="zh"><xsl:value-of select="."/></span></xsl:if>
          </xsl:for-each>
        </dd>
      </div>
    </xsl:if>
    <xsl:if test="$authors">
      <div>
        <dt><xsl:call-template name="s.author"/></dt>
        <dd>
          <xsl:for-each select="$authors">
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
        <dt><xsl:call-template name="s.dateline"/></dt>
        <dd>
          <xsl:for-each select="*">
            <xsl:if test="position() != 1"><xsl:text>, </xsl:text></xsl:if>
            <xsl:choose>
              <xsl:when test="@type = 'xinhua'"><xsl:call-template name="s.agency-xinhua"/></xsl:when>
              <xsl:when test="@type = 'own'"><xsl:call-template name="s.agency-own"/></xsl:when>
              <xsl:when test="@type = 'tass'"><xsl:call-template name="s.agency-tass"/></xsl:when>
              <xsl:when test="@when"><xsl:for-each select="@when"><time datetime="{.}"><xsl:call-template name="day"/></time></xsl:for-each></xsl:when>
              <xsl:otherwise><span lang="{@xml:lang}"><xsl:value-of select="."/></span></xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
        </dd>
      </div>
    </xsl:for-each>
    <xsl:if test="$places/@n">
      <div>
        <dt><xsl:call-template name="s.region"/></dt>
        <dd>
          <xsl:for-each select="$places[@n]">
            <xsl:sort select="@n" data-type="number"/>
            <xsl:if test="position() != 1"><xsl:text>, </xsl:text></xsl:if>
            <xsl:call-template name="place"/>
          </xsl:for-each>
        </dd>
      </div>
    </xsl:if>
    <xsl:if test="$industries">
      <div>
        <dt><xsl:call-template name="s.industry"/></dt>
        <dd>
          <xsl:for-each select="$industries[@xml:lang = 'en']">
            <xsl:if test="position() != 1"><xsl:text>, </xsl:text></xsl:if>
            <xsl:call-template name="industry"/>
          </xsl:for-each>
        </dd>
      </div>
    </xsl:if>
  </dl>
</xsl:template>

<xsl:template name="place">
  <a href="{$root}regions/{tei:idno}/index.html">
    <xsl:for-each select="tei:placeName">
      <xsl:if test="position() != 1"><xsl:text> </xsl:text></xsl:if>
      <span lang="{@xml:lang}"><xsl:value-of select="."/></span>
    </xsl:for-each>
  </a>
</xsl:template>

<xsl:template name="industry">
  <a href="{$root}industries/{@key}/index.html">
    <span data-ui="en" lang="en"><xsl:value-of select="."/></span>
    <span data-ui="zh" lang="zh"><xsl:value-of select="following-sibling::tei:term[1]"/></span>
  </a>
</xsl:template>

<!-- The text, a row a paragraph bead: a link has both sides, a ptr one. -->

<xsl:template match="tei:link" mode="row">
  <xsl:variable name="units" select="id(translate(@target, '#', ''))"/>
  <div class="row">
    <div lang="zh"><xsl:apply-templates select="$units[parent::tei:div/@xml:lang = 'zh']" mode="block"/></div>
    <div lang="en"><xsl:apply-templates select="$units[parent::tei:div/@xml:lang = 'en']" mode="block"/></div>
  </div>
</xsl:template>

<xsl:template match="tei:ptr" mode="row">
  <xsl:variable name="units" select="id(translate(@target, '#', ''))"/>
  <xsl:variable name="left" select="$units[parent::tei:div/@xml:lang = 'zh']"/>
  <div class="row">
    <xsl:if test="$left or $zh">
      <div lang="zh">
        <xsl:apply-templates select="$left" mode="block"/>
        <xsl:if test="not($left)"><p class="none"><xsl:call-template name="s.added"/></p></xsl:if>
      </div>
    </xsl:if>
    <xsl:if test="not($left) or $en">
      <div lang="en">
        <xsl:apply-templates select="$units[parent::tei:div/@xml:lang = 'en']" mode="block"/>
        <xsl:if test="$left"><p class="none"><xsl:call-template name="s.untranslated"/></p></xsl:if>
      </div>
    </xsl:if>
  </div>
</xsl:template>

<!-- What stands behind the last paragraph. -->
<xsl:template name="ends">
  <xsl:variable name="ends" select="$zh/*[last()][self::tei:ab[not(@xml:id)]] | $en/*[last()][self::tei:ab[not(@xml:id)]]"/>
  <xsl:if test="$ends">
    <div class="row">
      <xsl:for-each select="$zh | $en">
        <div lang="{@xml:lang}"><xsl:apply-templates select="*[last()]" mode="stray"/></div>
      </xsl:for-each>
    </div>
  </xsl:if>
</xsl:template>

<xsl:template match="*" mode="block">
  <!-- Headlines and other lines that stand between paragraphs. -->
  <xsl:apply-templates select="preceding-sibling::*[1]" mode="stray"/>
  <xsl:choose>
    <xsl:when test="@type"><p id="{@xml:id}" class="{@type}"><xsl:call-template name="paragraph"/></p></xsl:when>
    <xsl:otherwise><p id="{@xml:id}"><xsl:call-template name="paragraph"/></p></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="paragraph">
  <xsl:apply-templates mode="text"/>
  <xsl:text> </xsl:text>
  <a class="mark" href="#{@xml:id}">¶<xsl:value-of select="@n"/></a>
</xsl:template>

<!-- One after the other, so that lines of any number keep their order. (With
     a second predicate behind [1], libxml2 would look at all siblings.) -->
<xsl:template match="*" mode="stray"/>
<xsl:template match="tei:ab[not(@xml:id)]" mode="stray">
  <xsl:apply-templates select="preceding-sibling::*[1]" mode="stray"/>
  <p class="{@type}"><xsl:apply-templates mode="text"/></p>
</xsl:template>

<!-- A sentence, which names its counterparts in the other version. -->
<xsl:template match="tei:s" mode="text">
  <xsl:choose>
    <xsl:when test="@corresp and not(@resp) and not(@cert)">
      <span class="s" id="{@xml:id}" data-c="{@corresp}"><xsl:apply-templates mode="text"/></span>
    </xsl:when>
    <xsl:when test="@corresp and @resp">
      <span class="s sure" id="{@xml:id}" data-c="{@corresp}"><xsl:apply-templates mode="text"/></span>
    </xsl:when>
    <xsl:when test="@resp">
      <span class="s only sure" id="{@xml:id}"><xsl:apply-templates mode="text"/></span>
    </xsl:when>
    <xsl:when test="@corresp">
      <span class="s low" id="{@xml:id}" data-c="{@corresp}"><xsl:apply-templates mode="text"/></span>
    </xsl:when>
    <xsl:when test="$zh and $en">
      <span class="s only" id="{@xml:id}"><xsl:apply-templates mode="text"/></span>
    </xsl:when>
    <xsl:otherwise>
      <span class="s" id="{@xml:id}"><xsl:apply-templates mode="text"/></span>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- A line of the print ends: nothing in Chinese, a blank in English. -->
<xsl:template match="tei:lb" mode="text">
  <xsl:if test="lang('en')"><xsl:text> </xsl:text></xsl:if>
</xsl:template>

<xsl:template match="tei:anchor" mode="text">
  <span id="{@xml:id}"></span>
</xsl:template>

<!-- Marks: links to the record or the region. -->

<xsl:template match="tei:measure|tei:num" mode="text">
  <xsl:choose>
    <xsl:when test="$agreed">
      <a class="q" id="{@xml:id}" href="#r.{@xml:id}"><xsl:apply-templates mode="inner"/></a>
    </xsl:when>
    <xsl:when test="contains($differing, concat(' #', @xml:id, ' '))">
      <a class="q differ" id="{@xml:id}" href="#r.{@xml:id}"><xsl:apply-templates mode="inner"/></a>
    </xsl:when>
    <xsl:when test="contains($missing, concat(' #', @xml:id, ' '))">
      <a class="q missing" id="{@xml:id}" href="#r.{@xml:id}"><xsl:apply-templates mode="inner"/></a>
    </xsl:when>
    <xsl:otherwise>
      <a class="q" id="{@xml:id}" href="#r.{@xml:id}"><xsl:apply-templates mode="inner"/></a>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="tei:date" mode="text">
  <xsl:choose>
    <xsl:when test="$agreed">
      <a class="t" id="{@xml:id}" href="#r.{@xml:id}"><xsl:apply-templates mode="inner"/></a>
    </xsl:when>
    <xsl:when test="contains($differing, concat(' #', @xml:id, ' '))">
      <a class="t differ" id="{@xml:id}" href="#r.{@xml:id}"><xsl:apply-templates mode="inner"/></a>
    </xsl:when>
    <xsl:otherwise>
      <a class="t" id="{@xml:id}" href="#r.{@xml:id}"><xsl:apply-templates mode="inner"/></a>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="tei:orgName" mode="text">
  <a class="o" id="{@xml:id}" href="#r.{substring(@ref, 2)}"><xsl:apply-templates mode="inner"/></a>
</xsl:template>

<xsl:template match="tei:placeName|tei:rs" mode="text">
  <xsl:choose>
    <xsl:when test="@ref">
      <a class="p" id="{@xml:id}" href="{$root}regions/{id(substring(@ref, 2))/tei:idno}/index.html"><xsl:apply-templates mode="inner"/></a>
    </xsl:when>
    <xsl:otherwise>
      <span class="p" id="{@xml:id}"><xsl:apply-templates mode="inner"/></span>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="tei:seg|tei:foreign" mode="text">
  <xsl:choose>
    <xsl:when test="@type = 'dateline'">
      <span class="dateline"><xsl:apply-templates mode="text"/></span>
    </xsl:when>
    <xsl:otherwise>
      <a class="x" id="{@xml:id}" href="#{substring-before(@xml:id, '.')}">
        <xsl:if test="@xml:lang"><xsl:attribute name="lang"><xsl:value-of select="@xml:lang"/></xsl:attribute></xsl:if>
        <xsl:apply-templates mode="inner"/>
      </a>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- A mark inside a mark is no link. -->

<xsl:template match="tei:measure|tei:num" mode="inner">
  <span class="q" id="{@xml:id}"><xsl:apply-templates mode="inner"/></span>
</xsl:template>

<xsl:template match="tei:date" mode="inner">
  <span class="t" id="{@xml:id}"><xsl:apply-templates mode="inner"/></span>
</xsl:template>

<xsl:template match="tei:orgName" mode="inner">
  <span class="o" id="{@xml:id}"><xsl:apply-templates mode="inner"/></span>
</xsl:template>

<xsl:template match="tei:lb" mode="inner">
  <xsl:if test="lang('en')"><xsl:text> </xsl:text></xsl:if>
</xsl:template>

<xsl:template match="tei:seg|tei:foreign" mode="inner">
  <span class="x">
    <!-- A dateline has no id. -->
    <xsl:if test="@xml:id"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute></xsl:if>
    <xsl:if test="@xml:lang"><xsl:attribute name="lang"><xsl:value-of select="@xml:lang"/></xsl:attribute></xsl:if>
    <xsl:apply-templates mode="inner"/>
  </span>
</xsl:template>

<!-- Names of places in names, and anchors. -->
<xsl:template match="*" mode="inner">
  <span id="{@xml:id}"><xsl:apply-templates mode="inner"/></span>
</xsl:template>

</xsl:stylesheet>
