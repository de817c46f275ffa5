/* SPDX-License-Identifier: MIT */
#include "pattern.h"

#include <pthread.h>
#include <stdlib.h>

#include "arena.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/* Enough for any pattern that means well on a line of news. */
enum { MATCH_LIMIT = 200000, STACK_LEAST = 32 * 1024, STACK_MOST = 1 << 20 };

struct pattern {
	pcre2_code *code;
};

/* What matching needs, one a thread: PCRE2's are not to be shared. */
struct scratch {
	pcre2_match_data *data;
	pcre2_match_context *context;
	pcre2_jit_stack *stack;
};

static pthread_key_t scratch_key;
static pthread_once_t scratch_once = PTHREAD_ONCE_INIT;

static void
scratch_free(void *p)
{
	struct scratch *s = p;

	pcre2_match_data_free(s->data);
	pcre2_match_context_free(s->context);
	pcre2_jit_stack_free(s->stack);
	free(s);
}

static void
scratch_key_make(void)
{
	if (pthread_key_create(&scratch_key, scratch_free) != 0)
		abort();
}

static struct scratch *
scratch_get(void)
{
	struct scratch *s;

	pthread_once(&scratch_once, scratch_key_make);
	if ((s = pthread_getspecific(scratch_key)) != NULL)
		return s;
	s = must_alloc(sizeof(*s));
	s->data = pcre2_match_data_create(1, NULL);
	s->context = pcre2_match_context_create(NULL);
	s->stack = pcre2_jit_stack_create(STACK_LEAST, STACK_MOST, NULL);
	if (s->data == NULL || s->context == NULL ||
	    pthread_setspecific(scratch_key, s) != 0)
		out_of_memory();
	pcre2_set_match_limit(s->context, MATCH_LIMIT);
	pcre2_jit_stack_assign(s->context, NULL, s->stack);
	return s;
}

/* A pattern's memory is the arena's, but for the machine code that PCRE2 keeps
 * elsewhere: patterns live until the program ends. */
static void *
take(size_t size, void *arena)
{
	return arena_alloc(arena, size);
}

static void
leave(void *memory, void *arena)
{
}

struct pattern *
pattern_new(struct arena *a, struct diag *d, struct location at,
    struct slice regex, bool ignore_case)
{
	struct pattern *p = ARENA_NEW(a, struct pattern, 1);
	pcre2_general_context *general =
	    pcre2_general_context_create(take, leave, a);
	pcre2_compile_context *context = pcre2_compile_context_create(general);
	/* Anchored here: asked for it at the match, PCRE2 would interpret. */
	uint32_t flags = PCRE2_UTF | PCRE2_NO_UTF_CHECK |
			 PCRE2_NEVER_BACKSLASH_C | PCRE2_ANCHORED |
			 (ignore_case ? PCRE2_CASELESS : 0);
	PCRE2_SIZE where;
	int error;
	char words[128];

	p->code = pcre2_compile(
	    (PCRE2_SPTR)regex.p, regex.n, flags, &error, &where, context);
	if (p->code == NULL) {
		pcre2_get_error_message(
		    error, (PCRE2_UCHAR *)words, sizeof(words));
		diag(d, DIAG_BAD_PATTERN, at,
		    arena_printf(a, "%.*s: %s at byte %zu", SLICE_ARG(regex),
			words, where));
		return NULL;
	}
	/* Without a compiler for this machine it is interpreted. */
	pcre2_jit_compile(p->code, PCRE2_JIT_COMPLETE);
	return p;
}

enum pattern_result
pattern_at(
    const struct pattern *p, struct slice text, size_t off, struct span *found)
{
	struct scratch *s = scratch_get();
	int n = pcre2_match(p->code, (PCRE2_SPTR)text.p, text.n, off,
	    PCRE2_NO_UTF_CHECK, s->data, s->context);
	const PCRE2_SIZE *at = pcre2_get_ovector_pointer(s->data);

	if (n == PCRE2_ERROR_NOMATCH)
		return PATTERN_NONE;
	if (n < 0)
		return PATTERN_LIMIT;
	*found = (struct span){(uint32_t)at[0], (uint32_t)at[1]};
	return PATTERN_FOUND;
}
