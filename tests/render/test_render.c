/* SPDX-License-Identifier: MIT */
#include "renderer.h"

#include <math.h>
#include <stdlib.h>

#include "compose.h"
#include "notes.h"
#include "style.h"
#include "tei.h"
#include "templates.h"
#include "test.h"

static const char text[] =
    "Title: Fifty <b>Kilns</b> & \"More\"\n"
    "Author: composed for tests\n"
    "Date: 1960-08-03\n"
    "Page: 2\n"
    "\n"
    "Xinhua News Agency, Chongqing, August 2nd: The Chongqing Kiln Works lit "
    "50 kilns in the first 3 months. It made 700 F锦 bricks & tiles.\n"
    "\n"
    "No one knows why.\n"
    "\n\n\n<hr /> \n\nOriginal: \n\n\n"
    "### 五十座窑\n"
    "\n"
    "1960-08-03\n"
    "第2版()\n"
    "专栏：\n"
    "\n"
    "    五十座窑\n"
    "    新华社重庆2日电　重庆窑厂头三个月点了五十座窑。烧砖七百\n"
    "  块<多>。\n"
    "    无人知其故。\n";

/* Where the templates of the source tree are: argv[1]. */
static const char *template_dir;

struct site {
	struct buffer xml, html;
};

static bool
take(void *context, struct slice path, struct slice bytes)
{
	struct site *s = context;

	buffer_put(slice_ends(path, SLICE(".xml")) ? &s->xml : &s->html, bytes);
	return true;
}

static void
release(struct site *s)
{
	buffer_free(&s->xml);
	buffer_free(&s->html);
}

static bool
has(const struct buffer *b, const char *words)
{
	return slice_find(buffer_slice(b), slice_of(words), 0) != SIZE_MAX;
}

static bool
render(struct composed *c, struct site *s)
{
	struct neighbours near = {0};
	struct diag *d = diag_new();
	struct renderer *r = renderer_new(d, NULL, template_dir, NULL, &c->info,
	    &c->authority, (struct site_extras){.search = true});
	bool ok =
	    r != NULL && render_article(r, d, &c->dossier, &near, take, s);

	diag_print(d, stdout, NOTE);
	renderer_free(r);
	diag_free(d);
	return ok;
}

/* Whatever stands between tags, without white space. */
static void
strip(struct slice xml, struct buffer *out)
{
	static const struct {
		const char *name;
		char c;
	} entities[] = {
	    {"&lt;", '<'},
	    {"&gt;", '>'},
	    {"&amp;", '&'},
	    {"&quot;", '"'},
	};
	bool tag = false;

	for (size_t i = 0; i < xml.n; i++) {
		char c = xml.p[i];

		if (c == '<' || tag) {
			tag = c != '>';
			continue;
		}
		for (size_t e = 0; e < 4; e++) {
			struct slice name = slice_of(entities[e].name);

			if (slice_starts(slice_tail(xml, i), name)) {
				c = entities[e].c;
				i += name.n - 1;
				break;
			}
		}
		if (c != ' ' && c != '\n' && c != '\t')
			buffer_putc(out, c);
	}
}

static void
put_solid(struct buffer *out, struct slice s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != ' ' && s.p[i] != '\n' && s.p[i] != '\t')
			buffer_putc(out, s.p[i]);
}

/* The text of both div is that of both titles and bodies. */
static void
check_text(const struct composed *c, const struct site *s)
{
	const struct article *a = dossier_article(&c->dossier);
	struct slice xml = buffer_slice(&s->xml);
	struct buffer got = {0}, want = {0};
	size_t from = slice_find(xml, SLICE("<body>"), 0);
	size_t to = slice_find(xml, SLICE("</body>"), 0);

	for (enum lang l = ZH; l < LANGS; l++) {
		put_solid(&want, article_text(a, a->half[l].title));
		put_solid(&want, article_text(a, a->half[l].body));
	}
	CHECK(from != SIZE_MAX && to != SIZE_MAX);
	strip(slice_head(slice_tail(xml, from), to - from), &got);
	CHECK(slice_eq(buffer_slice(&got), buffer_slice(&want)));
	if (!slice_eq(buffer_slice(&got), buffer_slice(&want)))
		printf("# got  %.*s\n# want %.*s\n",
		    SLICE_ARG(buffer_slice(&got)),
		    SLICE_ARG(buffer_slice(&want)));
	buffer_free(&got);
	buffer_free(&want);
}

static void
annotate(struct composed *c)
{
	size_t zh = compose_figure(
	    c, ZH, compose_find(c, ZH, "五十座", 2), 50, 50, EXACT, NULL);
	size_t en = compose_figure(
	    c, EN, compose_find(c, EN, "50 kilns", 0), 50, 50, EXACT, NULL);

	compose_pair(c, zh, en, VERDICT_DIFFER);
	compose_figure(
	    c, EN, compose_find(c, EN, "3 months", 0), 3, NAN, OVER, NULL);
	compose_time(c, EN, compose_find(c, EN, "the first 3 months", 0),
	    interval_months(1960, 1, 3));
	compose_organisation(c, ZH, compose_find(c, ZH, "重庆窑厂", 0),
	    "重庆窑厂", "重庆窑厂", "Chongqing Kiln Works");
	compose_place(c, ZH, compose_find(c, ZH, "重庆", 1), "chongqing");
	compose_discrepancy(c, DISCREPANCY_FIGURE,
	    compose_find(c, ZH, "五十座", 2),
	    compose_find(c, EN, "50 kilns", 0), "versions differ");
	compose_discrepancy(c, DISCREPANCY_UNTRANSLATED, (struct span){0},
	    compose_find(c, EN, "锦", 0), "left in Chinese");
}

static void
keeps_every_character(void)
{
	struct composed c;
	struct site s = {0};

	compose(&c, text);
	CHECK(render(&c, &s));
	check_text(&c, &s);
	release(&s);
	s = (struct site){0};
	annotate(&c);
	CHECK(render(&c, &s));
	check_text(&c, &s);
	release(&s);
	compose_release(&c);
}

static void
escapes_markup(void)
{
	struct composed c;
	struct site s = {0};

	compose(&c, text);
	CHECK(render(&c, &s));
	CHECK(has(&s.xml, "Fifty &lt;b&gt;Kilns&lt;/b&gt; &amp;"));
	CHECK(has(&s.html, "Fifty &lt;b&gt;Kilns&lt;/b&gt; &amp;"));
	CHECK(!has(&s.html, "<b>"));
	CHECK(has(&s.html, "<!DOCTYPE html>\n<html"));
	release(&s);
	compose_release(&c);
}

static void
marks_what_is_known(void)
{
	struct composed c;
	struct site s = {0};

	compose(&c, text);
	annotate(&c);
	CHECK(render(&c, &s));
	/* Nested, and each with its id. */
	CHECK(
	    has(&s.xml, "<orgName ref=\"#org.0\" xml:id=\"o0\">"
			"<placeName ref=\"#place.chongqing\" xml:id=\"p0\">重庆"
			"</placeName>窑厂</orgName>"));
	CHECK(has(&s.xml, "from=\"1960-01-01\" to=\"1960-03-31\" "
			  "xml:id=\"t0\">the first <num"));
	CHECK(has(&s.xml, "subtype=\"over\" atLeast=\"3\""));
	CHECK(has(&s.xml, "corresp=\"#f1\" xml:id=\"f0\""));
	/* A discrepancy points to the figures that stand there already. */
	CHECK(has(&s.xml, "target=\"#f0 #f1\""));
	CHECK(has(&s.xml, "F<foreign xml:lang=\"zh\" xml:id=\"d1.en\">锦"));
	CHECK(has(&s.html, "id=\"f0\""));
	CHECK(has(&s.html, "href=\"#r.f0\""));
	CHECK(has(&s.html, "id=\"r.f1\""));
	release(&s);
	compose_release(&c);
}

/* What crosses: the figure keeps its element, the time becomes an anchor. */
static void
nests_what_crosses(void)
{
	struct composed c;
	struct site s = {0};
	struct span time, figure;

	compose(&c, text);
	time = compose_find(&c, EN, "the first 3", 0);
	figure = compose_find(&c, EN, "3 months", 0);
	compose_time(&c, EN, time, interval_year(1960));
	compose_figure(&c, EN, figure, 3, 3, EXACT, NULL);
	CHECK(render(&c, &s));
	check_text(&c, &s);
	CHECK(has(&s.xml, "<anchor xml:id=\"t0\"/>the first <num"));
	release(&s);
	compose_release(&c);
}

static void
settles_notes_by_rank(void)
{
	struct arena *a = arena_new();
	struct notes n = {0};

	*VEC_ADD(a, &n) = (struct note){{0, 10}, NOTE_PLACE, 0, false};
	*VEC_ADD(a, &n) = (struct note){{5, 15}, NOTE_FIGURE, 0, false};
	*VEC_ADD(a, &n) = (struct note){{6, 9}, NOTE_TIME, 0, false};
	*VEC_ADD(a, &n) = (struct note){{12, 20}, NOTE_TIME, 1, false};
	*VEC_ADD(a, &n) = (struct note){{16, 20}, NOTE_TIME, 2, false};
	notes_settle(&n, a);
	CHECK(n.v[0].kind == NOTE_PLACE && n.v[0].crossed);
	CHECK(n.v[1].kind == NOTE_FIGURE && !n.v[1].crossed);
	CHECK(n.v[2].index == 0 && !n.v[2].crossed);
	CHECK(n.v[3].index == 1 && n.v[3].crossed);
	CHECK(n.v[4].index == 2 && !n.v[4].crossed);
	arena_free(a);
}

/* A stylesheet that is wrong is told with its line, before any page. */
static void
refuses_a_bad_template(void)
{
	struct composed c;
	struct diag *d = diag_new();
	struct renderer *r;

	compose(&c, text);
	r = renderer_new(d, NULL, "no such folder", NULL, &c.info, &c.authority,
	    (struct site_extras){.search = true});
	CHECK(r == NULL);
	CHECK(diag_count(d, DIAG_TEMPLATE_MISSING) == 1);
	CHECK(diag_worst(d) == FATAL);
	renderer_free(r);
	r = renderer_new(d, "no such folder", template_dir, NULL, &c.info,
	    &c.authority, (struct site_extras){.search = true});
	CHECK(r == NULL);
	CHECK(diag_count(d, DIAG_TEMPLATE_MISSING) == 2);
	diag_free(d);
	compose_release(&c);
}

/* The document of the composed article, for tools that validate. */
static int
print_document(void)
{
	struct composed c;
	struct site s = {0};
	bool ok;

	compose(&c, text);
	annotate(&c);
	ok = render(&c, &s);
	fwrite(s.xml.p, 1, s.xml.n, stdout);
	release(&s);
	compose_release(&c);
	return ok ? 0 : 1;
}

int
main(int argc, char **argv)
{
	if (argc < 2)
		return 2;
	template_dir = argv[1];
	if (argc > 2)
		return print_document();
	TEST(keeps_every_character);
	TEST(escapes_markup);
	TEST(marks_what_is_known);
	TEST(nests_what_crosses);
	TEST(settles_notes_by_rank);
	TEST(refuses_a_bad_template);
	return test_done();
}
