/* SPDX-License-Identifier: MIT */
#include "map.h"
#include "tei.h"

static void
begin(struct tei *t, const char *name)
{
	markup_open(t->m, name);
	markup_line(t->m);
}

static void
end(struct tei *t)
{
	markup_close(t->m);
	markup_line(t->m);
}

static void
paragraph(struct tei *t, const char *words)
{
	markup_leaf(t->m, "p", NULL, slice_of(words));
}

/* The headline lines of the title; a headline that stands in the body only
 * counts where the header has none. */
static void
titles(struct tei *t, const char *level)
{
	for (enum lang l = ZH; l < LANGS; l++) {
		const struct half *h = &t->article->half[l];
		size_t n = 0;

		for (int in_body = 0; in_body < 2 && n == 0; in_body++)
			VEC_EACH (line, &h->headlines) {
				if (line->in_body != in_body)
					continue;
				markup_open(t->m, "title");
				if (level != NULL)
					markup_attr(
					    t->m, "level", slice_of(level));
				markup_attr(
				    t->m, "xml:lang", slice_of(lang_code(l)));
				markup_text(
				    t->m, article_text(t->article, line->span));
				end(t);
				n++;
			}
	}
}

static bool
any_confirmed(const struct tei *t)
{
	VEC_EACH (b, &t->dossier->facts->bitext->lines)
		if (b->confirmed != NULL)
			return true;
	return false;
}

static void
title_statement(struct tei *t)
{
	begin(t, "titleStmt");
	titles(t, NULL);
	/* TEI wants a title; the id names what has no headline. */
	if (t->article->half[ZH].headlines.n == 0 &&
	    t->article->half[EN].headlines.n == 0)
		markup_leaf(t->m, "title", NULL, t->dossier->id);
	for (enum lang l = ZH; l < LANGS; l++)
		VEC_EACH (author, &t->article->half[l].authors)
			markup_leaf(t->m, "author", lang_code(l),
			    article_text(t->article, *author));
	if (any_confirmed(t)) {
		markup_open(t->m, "respStmt");
		markup_attr(t->m, "xml:id", SLICE(TEI_READER));
		markup_line(t->m);
		markup_leaf(
		    t->m, "resp", NULL, SLICE("alignment laid down by hand"));
		markup_leaf(
		    t->m, "name", NULL, SLICE("a reader of the archive"));
		end(t);
	}
	end(t);
}

static void
publication_statement(struct tei *t)
{
	struct slice publisher = t->info->publisher;

	begin(t, "publicationStmt");
	markup_leaf(t->m, "publisher", NULL,
	    publisher.n > 0 ? publisher : t->info->title);
	markup_open(t->m, "idno");
	markup_attr(t->m, "type", SLICE("duikan"));
	markup_text(t->m, t->dossier->id);
	end(t);
	if (t->info->rights.n > 0) {
		begin(t, "availability");
		markup_leaf(t->m, "p", NULL, t->info->rights);
		end(t);
	}
	end(t);
}

static void
scope(struct tei *t, const char *unit, struct span words)
{
	if (span_len(words) == 0)
		return;
	markup_open(t->m, "biblScope");
	markup_attr(t->m, "unit", slice_of(unit));
	markup_text(t->m, article_text(t->article, words));
	end(t);
}

static void
journal(struct tei *t, const char *lang, struct slice name)
{
	if (name.n == 0)
		return;
	markup_open(t->m, "title");
	markup_attr(t->m, "level", SLICE("j"));
	markup_attr(t->m, "xml:lang", slice_of(lang));
	markup_text(t->m, name);
	end(t);
}

static void
source_description(struct tei *t)
{
	const struct article *a = t->article;
	char day[DATE_SIZE];

	begin(t, "sourceDesc");
	begin(t, "bibl");
	titles(t, "a");
	journal(t, "zh", t->info->newspaper_zh);
	journal(t, "en", t->info->newspaper);
	if (a->date.known) {
		markup_open(t->m, "date");
		markup_attr(t->m, "when", slice_of(date_format(a->date, day)));
		end(t);
	}
	if (a->page != 0) {
		markup_open(t->m, "biblScope");
		markup_attr(t->m, "unit", SLICE("page"));
		markup_attr_int(t->m, "from", a->page);
		markup_attr_int(t->m, "to", a->page);
		markup_text(t->m, article_text(a, a->page_name));
		end(t);
	}
	scope(t, "column", a->column);
	markup_open(t->m, "idno");
	markup_attr(t->m, "type", SLICE("file"));
	markup_text(t->m, a->source->name);
	end(t);
	end(t);
	end(t);
}

/* A unit that figures of the article are in. */
static void
unit_definition(struct tei *t, const struct unit *u)
{
	markup_open(t->m, "unitDef");
	markup_attr_printf(t->m, "xml:id", "unit.%.*s", SLICE_ARG(u->id));
	markup_line(t->m);
	for (enum lang l = ZH; l < LANGS; l++)
		if (u->name[l].n > 0)
			markup_leaf(t->m, "label", lang_code(l), u->name[l]);
	end(t);
}

static void
unit_declaration(struct tei *t)
{
	struct map seen;

	map_init(&seen, t->arena);
	VEC_EACH (f, &t->dossier->facts->figures) {
		const struct unit *u =
		    f->unit_id.p == NULL
			? NULL
			: units_by_id(t->authority->units, f->unit_id);
		void **slot;

		if (u == NULL)
			continue;
		if (seen.n == 0)
			begin(t, "unitDecl");
		slot = map_at(&seen, u->id);
		if (*slot == NULL)
			unit_definition(t, u);
		*slot = (void *)u;
	}
	if (seen.n > 0)
		end(t);
}

static void
encoding_description(struct tei *t)
{
	begin(t, "encodingDesc");
	begin(t, "editorialDecl");
	begin(t, "segmentation");
	paragraph(t,
	    "Paragraphs are those of the source. A sentence (s) ends "
	    "at a full stop, question mark, exclamation mark or ellipsis with "
	    "its closing quotation marks and brackets; a semicolon ends none. "
	    "A line end inside a paragraph is an lb.");
	paragraph(t,
	    "The versions are aligned by program: corresp and the "
	    "links of linkGrp join what renders each other, ptr marks what "
	    "stands in one version alone, cert says how sure the program is.");
	end(t);
	begin(t, "interpretation");
	paragraph(t,
	    "Figures (measure, num) and times (date) were read by "
	    "program. Bounds are those the words state: \"over\" is strictly "
	    "above atLeast, \"under\" strictly below atMost. Relative times "
	    "are resolved against the dateline, then the date of the paper. "
	    "The fs of a figure has the fields of its record; verdict tells "
	    "whether the two versions agree.");
	paragraph(t,
	    "Places and organisations were found with authority "
	    "files; rs marks words that mean a place without naming it.");
	end(t);
	end(t);
	unit_declaration(t);
	begin(t, "appInfo");
	markup_open(t->m, "application");
	markup_attr(t->m, "ident", SLICE("duikan"));
	markup_attr(t->m, "version", SLICE(DUIKAN_VERSION));
	markup_line(t->m);
	markup_leaf(t->m, "label", NULL, SLICE("duikan"));
	end(t);
	end(t);
	end(t);
}

static void
creation(struct tei *t)
{
	const struct article *a = t->article;
	const struct dateline *line = &a->half[ZH].dateline;
	enum lang l = ZH;
	char day[DATE_SIZE];

	if (line->paragraph < 0 || !a->half[ZH].present) {
		line = &a->half[EN].dateline;
		l = EN;
	}
	if (line->paragraph < 0 || !a->half[l].present)
		return;
	begin(t, "creation");
	if (agency_name(line->agency) != NULL) {
		markup_open(t->m, "orgName");
		markup_attr(t->m, "type", slice_of(agency_name(line->agency)));
		markup_attr(t->m, "xml:lang", slice_of(lang_code(l)));
		markup_text(t->m, article_text(a, line->agency_text));
		end(t);
	}
	if (span_len(line->place) > 0)
		markup_leaf(t->m, "placeName", lang_code(l),
		    article_text(a, line->place));
	if (line->date.known) {
		markup_open(t->m, "date");
		markup_attr(
		    t->m, "when", slice_of(date_format(line->date, day)));
		end(t);
	}
	end(t);
}

static void
keywords(struct tei *t)
{
	if (t->dossier->industries.n == 0)
		return;
	begin(t, "textClass");
	markup_open(t->m, "keywords");
	markup_attr(t->m, "scheme",
	    SLICE("https://unstats.un.org/unsd/classifications/Econ/isic"));
	markup_line(t->m);
	VEC_EACH (i, &t->dossier->industries)
		for (int k = 0; k < LANGS; k++) {
			enum lang l = k == 0 ? EN : ZH;

			markup_open(t->m, "term");
			markup_attr(t->m, "key", i->industry->code);
			markup_attr_printf(t->m, "ref",
			    "%stei/industries.xml#industry.%.*s", t->top,
			    SLICE_ARG(i->industry->code));
			markup_attr(t->m, "xml:lang", slice_of(lang_code(l)));
			markup_text(t->m, i->industry->name[l]);
			end(t);
		}
	end(t);
	end(t);
}

static void
profile_description(struct tei *t)
{
	static const char *const words[LANGS] = {"Chinese", "English"};

	begin(t, "profileDesc");
	creation(t);
	begin(t, "langUsage");
	for (enum lang l = ZH; l < LANGS; l++) {
		if (!t->article->half[l].present)
			continue;
		markup_open(t->m, "language");
		markup_attr(t->m, "ident", slice_of(lang_code(l)));
		markup_text(t->m, slice_of(words[l]));
		end(t);
	}
	end(t);
	keywords(t);
	end(t);
}

void
tei_header(struct tei *t)
{
	begin(t, "teiHeader");
	begin(t, "fileDesc");
	title_statement(t);
	publication_statement(t);
	source_description(t);
	end(t);
	encoding_description(t);
	profile_description(t);
	begin(t, "revisionDesc");
	markup_leaf(t->m, "change", "en",
	    SLICE("Made from the source by program; whoever corrects it by "
		  "hand, add a change above."));
	end(t);
	end(t);
}
