/* SPDX-License-Identifier: MIT */
#include "once.h"

#include <libxml/parserInternals.h>
#include <libxslt/extensions.h>
#include <libxslt/templates.h>
#include <libxslt/transform.h>
#include <libxslt/xsltInternals.h>
#include <pthread.h>
#include <stdlib.h>

#include "arena.h"
#include "literal.h"
#include "run.h"
#include "serialise.h"
#include "vec.h"

#define XML(s) ((const xmlChar *)(s))

struct piece {
	const xmlNode *element; /* of the stylesheet */
	struct slice html;
};

struct once_set {
	struct once *all;
	struct slice parameters;
	VEC(struct piece) pieces; /* a dozen */
};

struct once {
	pthread_mutex_t lock;
	struct arena *arena;
	VEC(struct once_set *) sets; /* one for each depth of folders */
};

struct once *
once_new(void)
{
	struct once *o = must_alloc(sizeof(*o));

	*o = (struct once){.arena = arena_new()};
	pthread_mutex_init(&o->lock, NULL);
	return o;
}

void
once_free(struct once *o)
{
	if (o == NULL)
		return;
	pthread_mutex_destroy(&o->lock);
	arena_free(o->arena);
	free(o);
}

struct once_set *
once_set_of(struct once *o, struct slice parameters)
{
	struct once_set *s = NULL;

	pthread_mutex_lock(&o->lock);
	VEC_EACH (known, &o->sets)
		if (slice_eq((*known)->parameters, parameters))
			s = *known;
	if (s == NULL) {
		s = ARENA_NEW(o->arena, struct once_set, 1);
		*s = (struct once_set){
		    .all = o, .parameters = arena_copy(o->arena, parameters)};
		*VEC_ADD(o->arena, &o->sets) = s;
	}
	pthread_mutex_unlock(&o->lock);
	return s;
}

/* p NULL: not made yet. What is found stays where it is. */
static struct slice
find(struct once_set *s, const xmlNode *element)
{
	struct slice html = SLICE_NONE;

	pthread_mutex_lock(&s->all->lock);
	VEC_EACH (p, &s->pieces)
		if (p->element == element)
			html = p->html;
	pthread_mutex_unlock(&s->all->lock);
	return html;
}

/* Two threads may make a piece at the same time: it is the same. */
static struct slice
keep(struct once_set *s, const xmlNode *element, struct slice html)
{
	pthread_mutex_lock(&s->all->lock);
	html = arena_printf(s->all->arena, "%.*s", SLICE_ARG(html));
	*VEC_ADD(s->all->arena, &s->pieces) = (struct piece){element, html};
	pthread_mutex_unlock(&s->all->lock);
	return html;
}

/* Instantiates what the element holds, aside from the page. */
static struct slice
make(xsltTransformContext *x, xmlNode *node, xmlNode *element)
{
	const struct run *run = x->_private;
	xmlNode *page = x->insert, *aside;
	struct buffer html = {0};
	struct slice kept;

	aside = xmlNewDocNode(x->output, NULL, XML("once"), NULL);
	if (aside == NULL)
		out_of_memory();
	x->insert = aside;
	x->lasttext = NULL;
	xsltApplyOneTemplate(x, node, element->children, NULL, NULL);
	x->insert = page;
	x->lasttext = NULL;
	buffer_room(&html, 1);
	for (const xmlNode *n = aside->children; n != NULL; n = n->next)
		html_write(&html, n);
	xmlFreeNode(aside);
	kept = keep(run->once, element, buffer_slice(&html));
	buffer_free(&html);
	return kept;
}

static void
instantiate(xsltTransformContext *x, xmlNode *node, xmlNode *element,
    xsltElemPreComp *compiled)
{
	const struct run *run = x->_private;
	struct slice html = find(run->once, element);

	(void)compiled;
	if (html.p == NULL)
		html = make(x, node, element);
	literal_put(x, html);
}

void
once_init(void)
{
	xsltRegisterExtModuleElement(
	    XML("once"), XML(ONCE_NAMESPACE), NULL, instantiate);
}
