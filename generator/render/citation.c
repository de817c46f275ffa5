/* SPDX-License-Identifier: MIT */
#include "citation.h"

#include "json.h"
#include "utf8.h"

struct words {
	struct slice *v;
	size_t n, capacity;
};

/* What every form of citation is made of. */
struct work {
	struct slice id, url, archive;
	struct slice title[LANGS];   /* the headlines as one; n 0: none */
	struct slice journal[LANGS]; /* of either language if it has one */
	struct words authors[LANGS];
	struct date date;
	uint32_t page;
	enum lang lang; /* that is cited: English if there is one */
};

/* ---- what is cited ---- */

/* The headlines of the title, those of the body where that has none. */
static struct slice
whole_title(struct arena *a, const struct article *article, enum lang l)
{
	const struct half *h = &article->half[l];
	struct buffer b = {0};
	struct slice title;

	for (int in_body = 0; in_body < 2 && b.n == 0; in_body++)
		VEC_EACH (line, &h->headlines) {
			if (line->in_body != in_body || line->repeats)
				continue;
			if (b.n > 0)
				buffer_puts(&b, l == ZH ? "　" : " · ");
			buffer_put(&b, article_text(article, line->span));
		}
	title = arena_copy(a, buffer_slice(&b));
	buffer_free(&b);
	return title;
}

static void
gather(struct work *w, struct arena *a, const struct archive_info *info,
    const struct article *article)
{
	for (enum lang l = ZH; l < LANGS; l++) {
		w->title[l] = whole_title(a, article, l);
		VEC_EACH (author, &article->half[l].authors)
			*VEC_ADD(a, &w->authors[l]) =
			    article_text(article, *author);
	}
	w->lang = article->half[EN].present ? EN : ZH;
	if (w->title[w->lang].n == 0)
		w->lang = w->lang == ZH ? EN : ZH;
	w->journal[ZH] =
	    info->newspaper_zh.n > 0 ? info->newspaper_zh : info->newspaper;
	w->journal[EN] =
	    info->newspaper.n > 0 ? info->newspaper : info->newspaper_zh;
	/* Without a newspaper the archive is what one can cite. */
	for (enum lang l = ZH; l < LANGS; l++)
		if (w->journal[l].n == 0)
			w->journal[l] = info->title;
	w->date = article->date;
	w->page = article->page;
}

/* The names in the language that is cited, else in the other one. */
static const struct words *
names(const struct work *w)
{
	return &w->authors[w->authors[w->lang].n > 0 ? w->lang
			   : w->lang == ZH           ? EN
						     : ZH];
}

static struct slice
other_title(const struct work *w)
{
	struct slice t = w->title[w->lang == ZH ? EN : ZH];

	return w->title[w->lang].n > 0 ? t : SLICE_NONE;
}

static const char *const month_name[] = {"January", "February", "March",
    "April", "May", "June", "July", "August", "September", "October",
    "November", "December"};

/* ---- for people ---- */

static void
put_string(struct markup *m, const char *s)
{
	markup_text(m, slice_of(s));
}

static void
put_words(struct markup *m, enum lang l, struct slice s)
{
	if (l == EN) {
		markup_text(m, s);
		return;
	}
	markup_open(m, "zh");
	markup_text(m, s);
	markup_close(m);
}

static bool
ends_sentence(struct slice s)
{
	return slice_ends(s, SLICE("?")) || slice_ends(s, SLICE("!")) ||
	       slice_ends(s, SLICE("？")) || slice_ends(s, SLICE("！"));
}

/* "A, B, and C. “Title” [其他标题]. Newspaper, December 26, 1957, 3. URL." */
static void
put_chicago(struct markup *m, const struct work *w)
{
	const struct words *by = names(w);
	enum lang by_lang = by == &w->authors[ZH] ? ZH : EN;
	struct slice title = w->title[w->lang], other = other_title(w);
	struct buffer tail = {0};

	markup_open(m, "chicago");
	for (size_t i = 0; i < by->n; i++) {
		if (i > 0)
			put_string(m, i + 1 < by->n ? ", "
				      : by->n == 2  ? " and "
						    : ", and ");
		put_words(m, by_lang, by->v[i]);
	}
	put_string(m, by->n > 0 ? ". “" : "“");
	put_words(m, w->lang, title.n > 0 ? title : w->id);
	if (other.n > 0) {
		put_string(m, "” [");
		put_words(m, w->lang == ZH ? EN : ZH, other);
		put_string(m, "]. ");
	} else {
		put_string(m, ends_sentence(title) ? "” " : ".” ");
	}
	markup_open(m, "cite");
	markup_text(m, w->journal[EN]);
	markup_close(m);
	if (w->date.known)
		buffer_printf(&tail, ", %s %u, %d",
		    month_name[w->date.month - 1], w->date.day, w->date.year);
	if (w->page > 0)
		buffer_printf(&tail, ", %u", w->page);
	buffer_printf(
	    &tail, ". %.*s.", SLICE_ARG(w->url.n > 0 ? w->url : w->id));
	markup_text(m, buffer_slice(&tail));
	markup_close(m);
	buffer_free(&tail);
}

/* "丁帆, 李策. 题名[N]. 人民日报, 1957-12-26(3)." More than three authors are
 * three and 等. */
static void
put_gbt(struct markup *m, const struct work *w)
{
	const struct words *by = &w->authors[ZH];
	struct buffer b = {0};
	char day[DATE_SIZE];

	for (size_t i = 0; i < by->n && i < 3; i++)
		buffer_printf(
		    &b, "%s%.*s", i > 0 ? ", " : "", SLICE_ARG(by->v[i]));
	if (by->n > 0)
		buffer_puts(&b, by->n > 3 ? ", 等. " : ". ");
	buffer_put(&b, w->title[ZH]);
	buffer_printf(&b, "[%s]. %.*s", w->url.n > 0 ? "N/OL" : "N",
	    SLICE_ARG(w->journal[ZH]));
	if (w->date.known)
		buffer_printf(&b, ", %s", date_format(w->date, day));
	if (w->page > 0)
		buffer_printf(&b, "(%u)", w->page);
	buffer_puts(&b, ".");
	if (w->url.n > 0)
		buffer_printf(&b, " %.*s.", SLICE_ARG(w->url));
	markup_leaf(m, "gbt", NULL, buffer_slice(&b));
	buffer_free(&b);
}

/* ---- for programs ---- */

/* In braces; what TeX would take for its own is escaped. */
static void
bibtex_text(struct buffer *b, struct slice value)
{
	static const char special[] = "#$%&_{}";

	buffer_putc(b, '{');
	for (size_t i = 0; i < value.n; i++) {
		char c = value.p[i];

		if (c == '\\')
			buffer_puts(b, "\\textbackslash{}");
		else if (c == '~')
			buffer_puts(b, "\\textasciitilde{}");
		else if (c == '^')
			buffer_puts(b, "\\textasciicircum{}");
		else if (c != '\0' && strchr(special, c) != NULL)
			buffer_printf(b, "\\%c", c);
		else
			buffer_putc(b, c == '\n' ? ' ' : c);
	}
	buffer_putc(b, '}');
}

static void
bibtex_field(struct buffer *b, const char *name, struct slice value)
{
	if (value.n == 0)
		return;
	buffer_printf(b, ",\n  %s = ", name);
	bibtex_text(b, value);
}

/* Names stand in braces of their own: BibTeX must not turn them round. */
static void
bibtex_names(struct buffer *b, const struct words *by)
{
	for (size_t i = 0; i < by->n; i++) {
		buffer_puts(b, i > 0 ? " and " : ",\n  author = {");
		bibtex_text(b, by->v[i]);
	}
	if (by->n > 0)
		buffer_putc(b, '}');
}

static void
put_bibtex(struct buffer *b, struct arena *a, const struct work *w)
{
	char day[DATE_SIZE];

	buffer_printf(b, "@article{%.*s", SLICE_ARG(w->id));
	bibtex_field(b, "title", w->title[w->lang]);
	bibtex_field(b, "titleaddon", other_title(w));
	bibtex_names(b, names(w));
	bibtex_field(b, "journal", w->journal[w->lang]);
	if (w->date.known) {
		bibtex_field(b, "year", arena_printf(a, "%d", w->date.year));
		bibtex_field(b, "date", slice_of(date_format(w->date, day)));
	}
	if (w->page > 0)
		bibtex_field(b, "pages", arena_printf(a, "%u", w->page));
	bibtex_field(
	    b, "language", w->lang == EN ? SLICE("english") : SLICE("chinese"));
	bibtex_field(b, "url", w->url);
	buffer_puts(b, "\n}\n");
}

static void
ris_field(struct buffer *b, const char *tag, struct slice value)
{
	if (value.n > 0)
		buffer_printf(b, "%s  - %.*s\r\n", tag, SLICE_ARG(value));
}

static void
put_ris(struct buffer *b, struct arena *a, const struct work *w)
{
	const struct words *by = names(w);

	ris_field(b, "TY", SLICE("NEWS"));
	ris_field(b, "TI", w->title[w->lang]);
	ris_field(b, "TT", other_title(w));
	for (size_t i = 0; i < by->n; i++)
		ris_field(b, "AU", by->v[i]);
	ris_field(b, "T2", w->journal[w->lang]);
	if (w->date.known) {
		ris_field(b, "PY", arena_printf(a, "%d", w->date.year));
		ris_field(b, "DA",
		    arena_printf(a, "%04d/%02u/%02u", w->date.year,
			w->date.month, w->date.day));
	}
	if (w->page > 0)
		ris_field(b, "SP", arena_printf(a, "%u", w->page));
	ris_field(b, "LA", w->lang == EN ? SLICE("en") : SLICE("zh"));
	ris_field(b, "DB", w->archive);
	ris_field(b, "ID", w->id);
	ris_field(b, "UR", w->url);
	buffer_puts(b, "ER  - \r\n");
}

static void
csl_string(struct buffer *b, const char *key, struct slice s)
{
	if (s.n > 0)
		json_string(b, key, s);
}

static void
put_csl(struct buffer *b, struct arena *a, const struct work *w)
{
	const struct words *by = names(w);

	json_begin_array(b, NULL);
	json_begin_object(b, NULL);
	json_string(b, "id", w->id);
	json_string(b, "type", SLICE("article-newspaper"));
	csl_string(b, "title", w->title[w->lang]);
	csl_string(b, "original-title", other_title(w));
	if (by->n > 0) {
		json_begin_array(b, "author");
		for (size_t i = 0; i < by->n; i++) {
			json_begin_object(b, NULL);
			json_string(b, "literal", by->v[i]);
			json_end_object(b);
		}
		json_end_array(b);
	}
	csl_string(b, "container-title", w->journal[w->lang]);
	if (w->date.known) {
		json_begin_object(b, "issued");
		json_begin_array(b, "date-parts");
		json_begin_array(b, NULL);
		json_integer(b, NULL, w->date.year);
		json_integer(b, NULL, w->date.month);
		json_integer(b, NULL, w->date.day);
		json_end_array(b);
		json_end_array(b);
		json_end_object(b);
	}
	if (w->page > 0)
		json_string(b, "page", arena_printf(a, "%u", w->page));
	json_string(b, "language", w->lang == EN ? SLICE("en") : SLICE("zh"));
	csl_string(b, "archive", w->archive);
	csl_string(b, "URL", w->url);
	json_end_object(b);
	json_end_array(b);
}

static void
json_named(
    struct buffer *b, const char *key, const char *type, struct slice name)
{
	json_begin_object(b, key);
	json_string(b, "@type", slice_of(type));
	json_string(b, "name", name);
	json_end_object(b);
}

static void
put_jsonld(struct markup *m, struct arena *a, const struct article *article,
    const struct work *w)
{
	enum lang first = w->title[ZH].n > 0 ? ZH : EN;
	struct buffer b = {0}, safe = {0};
	char day[DATE_SIZE];

	json_begin_object(&b, NULL);
	json_string(&b, "@context", SLICE("https://schema.org"));
	json_string(&b, "@type", SLICE("NewsArticle"));
	json_string(&b, "identifier", w->id);
	json_string(
	    &b, "headline", w->title[first].n > 0 ? w->title[first] : w->id);
	if (first == ZH)
		csl_string(&b, "alternativeHeadline", w->title[EN]);
	json_begin_array(&b, "inLanguage");
	for (enum lang l = ZH; l < LANGS; l++)
		if (article->half[l].present)
			json_string(&b, NULL, slice_of(lang_code(l)));
	json_end_array(&b);
	if (w->date.known)
		json_string(
		    &b, "datePublished", slice_of(date_format(w->date, day)));
	if (names(w)->n > 0) {
		json_begin_array(&b, "author");
		for (size_t i = 0; i < names(w)->n; i++)
			json_named(&b, NULL, "Person", names(w)->v[i]);
		json_end_array(&b);
	}
	json_named(&b, "isPartOf", "Newspaper", w->journal[EN]);
	if (w->page > 0)
		json_string(&b, "pagination", arena_printf(a, "%u", w->page));
	csl_string(&b, "url", w->url);
	json_end_object(&b);
	/* "<" stands in strings only; escaped it can begin no markup. */
	for (size_t i = 0; i < b.n; i++)
		if (b.p[i] == '<')
			buffer_puts(&safe, "\\u003c");
		else
			buffer_putc(&safe, b.p[i]);
	markup_leaf(m, "jsonld", NULL, buffer_slice(&safe));
	buffer_free(&safe);
	buffer_free(&b);
}

/* RFC 3986, but what is not ASCII only where a form wants ASCII. */
static void
percent(struct buffer *b, struct slice s, bool ascii)
{
	static const char hex[] = "0123456789ABCDEF";

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (cp_is_letter(c) || cp_is_digit(c) ||
		    (c < 0x80 && c != 0 && strchr("-._~", c) != NULL) ||
		    (c >= 0x80 && !ascii)) {
			buffer_putc(b, (char)c);
			continue;
		}
		buffer_putc(b, '%');
		buffer_putc(b, hex[c >> 4]);
		buffer_putc(b, hex[c & 15]);
	}
}

static void
put_file(struct markup *m, const struct work *w, const char *name,
    const char *suffix, const char *type, const struct buffer *content)
{
	struct buffer url = {0};

	buffer_printf(&url, "data:%s;charset=utf-8,", type);
	percent(&url, buffer_slice(content), false);
	markup_open(m, "file");
	markup_attr(m, "name", slice_of(name));
	markup_attr_printf(m, "as", "%.*s.%s", SLICE_ARG(w->id), suffix);
	markup_attr(m, "href", buffer_slice(&url));
	markup_close(m);
	buffer_free(&url);
}

static void
coins_field(struct buffer *b, const char *key, struct slice value)
{
	if (value.n == 0)
		return;
	buffer_printf(b, "&%s=", key);
	percent(b, value, true);
}

/* Z39.88-2004, the journal format with genre article. */
static void
put_coins(struct markup *m, struct arena *a, const struct work *w)
{
	const struct words *by = names(w);
	struct buffer b = {0};
	char day[DATE_SIZE];

	buffer_puts(&b, "ctx_ver=Z39.88-2004&rft_val_fmt="
			"info%3Aofi%2Ffmt%3Akev%3Amtx%3Ajournal"
			"&rft.genre=article");
	coins_field(&b, "rft.atitle", w->title[w->lang]);
	coins_field(&b, "rft.jtitle", w->journal[w->lang]);
	if (w->date.known)
		coins_field(
		    &b, "rft.date", slice_of(date_format(w->date, day)));
	if (w->page > 0)
		coins_field(&b, "rft.pages", arena_printf(a, "%u", w->page));
	for (size_t i = 0; i < by->n; i++)
		coins_field(&b, "rft.au", by->v[i]);
	coins_field(&b, "rft_id", w->url);
	markup_attr(m, "coins", buffer_slice(&b));
	buffer_free(&b);
}

void
put_citation(struct markup *m, struct arena *a, const struct archive_info *info,
    const struct article *article, struct slice id, struct slice path)
{
	struct work w = {.id = id, .archive = info->title};
	struct buffer b = {0};

	if (info->base_url.n > 0)
		w.url = arena_printf(a, "%.*s%s%.*s", SLICE_ARG(info->base_url),
		    slice_ends(info->base_url, SLICE("/")) ? "" : "/",
		    SLICE_ARG(path));
	gather(&w, a, info, article);
	markup_open(m, "cite");
	if (w.url.n > 0)
		markup_attr(m, "url", w.url);
	put_coins(m, a, &w);
	put_chicago(m, &w);
	if (article->half[ZH].present)
		put_gbt(m, &w);
	put_bibtex(&b, a, &w);
	put_file(m, &w, "BibTeX", "bib", "application/x-bibtex", &b);
	buffer_clear(&b);
	put_ris(&b, a, &w);
	put_file(
	    m, &w, "RIS", "ris", "application/x-research-info-systems", &b);
	buffer_clear(&b);
	put_csl(&b, a, &w);
	put_file(m, &w, "CSL-JSON", "json",
	    "application/vnd.citationstyles.csl+json", &b);
	put_jsonld(m, a, article, &w);
	markup_close(m);
	buffer_free(&b);
}
