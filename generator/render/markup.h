/* SPDX-License-Identifier: MIT */
/* markup.h - an XML document being written, element by element
 *
 * A cursor over a tree of libxml2's nodes, which lie in an arena and are given
 * back at once: what is opened stands below what is open.
 * Text is what source.h lets through, UTF-8 that XML 1.0 allows; escaping is
 * the tree's business. Names are NUL-terminated literals. */
#ifndef MARKUP_H
#define MARKUP_H
#include "buffer.h"

struct _xmlDict;
struct _xmlDoc;
struct _xmlNode;
struct _xmlNs;

enum { MARKUP_NAMES = 128 };

struct markup {
	struct _xmlDoc *doc; /* libxml2 must not alter or free its nodes */
	struct arena *arena; /* where they lie */
	struct _xmlNode *at; /* the open element; NULL: none */
	struct _xmlNs *ns;   /* of what is opened; NULL: none */
	struct _xmlNs *xml;  /* of xml:id, xml:lang */
	struct buffer scratch;
	/* Names in the document's dictionary, by the address they came from. */
	struct markup_name {
		const char *from, *own;
	} names[MARKUP_NAMES];
};

/* A new document with the element `root` open; `ns` is the namespace of all
 * elements or NULL. */
void markup_init(struct markup *m, const char *root, const char *ns);
/* The same, with the names that `names` has taken from there: what compares
 * them then compares addresses. `names` must not grow meanwhile. */
void markup_init_shared(
    struct markup *m, struct _xmlDict *names, const char *root, const char *ns);
void markup_release(struct markup *m);
/* Names the RELAX NG schema of the document for those who open it (W3C,
 * "Associating Schemas with XML documents 1.0"). */
void markup_schema(struct markup *m, const char *path);

void markup_open(struct markup *m, const char *name);
void markup_close(struct markup *m);
/* Opens an element below the root, behind all that is there; it and what
 * follows is in no namespace. For what a stylesheet gets to know and the
 * document does not say. */
void markup_annex(struct markup *m, const char *name);
/* Of the open element; "xml:id" also makes it findable by id. Nothing is
 * written for a slice whose p is NULL. */
void markup_attr(struct markup *m, const char *name, struct slice value);
void markup_attr_int(struct markup *m, const char *name, int64_t v);
/* The shortest decimal. */
void markup_attr_number(struct markup *m, const char *name, double v);
void markup_attr_printf(struct markup *m, const char *name, const char *fmt,
    ...) __attribute__((format(printf, 3, 4)));
void markup_text(struct markup *m, struct slice text);
void markup_text_number(struct markup *m, double v);
/* A line feed between elements, for people who read the file. */
void markup_line(struct markup *m);
/* An element with text and nothing else; `lang` is its xml:lang or NULL. */
void markup_leaf(
    struct markup *m, const char *name, const char *lang, struct slice text);
/* A piece of well-formed XML, parsed and put in; false if it is not, and
 * then nothing is. What it declares of namespaces is dropped. */
bool markup_fragment(struct markup *m, struct slice xml);
/* Whether markup_fragment() would take it. */
bool markup_check(struct slice xml);

/* A copy for libxml2 to do with as it likes; the caller frees it. Elements are
 * found by id in it. */
struct _xmlDoc *markup_tree(const struct markup *m);
/* Appends the document as UTF-8. */
void markup_write(const struct markup *m, struct buffer *out);
#endif
