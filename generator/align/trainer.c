/* SPDX-License-Identifier: MIT */
#include "trainer.h"

#include <stdlib.h>

#include "map.h"
#include "utf8.h"
#include "vec.h"
#include "weights.h"

struct lesson {
	struct text text;
	struct bead_tokens tokens[LANGS];
};

/* The types of all lessons and, of the beads that are kept, the tokens. */
struct side {
	struct map ids; /* spelling -> struct type */
	VEC(struct type *) types;
	uint32_t *v;   /* tokens, by bead */
	size_t *first; /* by bead */
	size_t n, capacity;
};

struct type {
	struct slice spelling;
	uint32_t id;
	uint32_t beads; /* that show it */
};

struct trainer {
	struct arena *arena; /* types */
	struct side side[LANGS];
	size_t nbeads, most;
	size_t seen, stride; /* beads added; every so many is kept */
};

struct trainer *
trainer_new(size_t most)
{
	struct arena *a = arena_new();
	struct trainer *t = ARENA_NEW(a, struct trainer, 1);

	*t = (struct trainer){.arena = a, .most = most, .stride = 1};
	for (int l = 0; l < LANGS; l++) {
		map_init(&t->side[l].ids, a);
		t->side[l].first =
		    must_alloc(arena_times(sizeof(size_t), most + 1));
		t->side[l].first[0] = 0;
	}
	return t;
}

void
trainer_free(struct trainer *t)
{
	if (t == NULL)
		return;
	for (int l = 0; l < LANGS; l++) {
		free(t->side[l].v);
		free(t->side[l].first);
	}
	arena_free(t->arena);
}

struct lesson *
lesson_new(struct arena *a, const struct unit_list units[LANGS],
    const struct bead_list *beads, const struct lexicon *lexicon)
{
	struct lesson *l = ARENA_NEW(a, struct lesson, 1);

	tokens_find(&l->text, a, units, lexicon);
	learn_tokens(l->tokens, a, &l->text, beads);
	return l;
}

static uint32_t
type_of(struct trainer *t, struct side *s, struct slice spelling)
{
	struct type *type = map_get(&s->ids, spelling);

	if (type == NULL) {
		type = ARENA_NEW(t->arena, struct type, 1);
		type->spelling = arena_copy(t->arena, spelling);
		type->id = (uint32_t)s->types.n;
		*map_at(&s->ids, type->spelling) = type;
		*VEC_ADD(t->arena, &s->types) = type;
	}
	return type->id;
}

static void
push(struct side *s, uint32_t id)
{
	if (s->n == s->capacity) {
		s->capacity = s->capacity ? s->capacity * 2 : 65536;
		s->v =
		    must_realloc(s->v, arena_times(sizeof(*s->v), s->capacity));
	}
	s->v[s->n++] = id;
}

/* Keeps every second bead. */
static void
thin_out(struct trainer *t)
{
	for (int l = 0; l < LANGS; l++) {
		struct side *s = &t->side[l];
		size_t n = 0;

		for (size_t b = 0; b < t->nbeads; b += 2) {
			size_t len = s->first[b + 1] - s->first[b];

			memmove(
			    s->v + n, s->v + s->first[b], len * sizeof(*s->v));
			s->first[b / 2] = n;
			n += len;
		}
		s->first[(t->nbeads + 1) / 2] = n;
		s->n = n;
	}
	t->nbeads = (t->nbeads + 1) / 2;
	t->stride *= 2;
}

static void
add_bead(struct trainer *t, const struct lesson *lesson, size_t b,
    uint32_t *const ids[LANGS])
{
	if (t->nbeads == t->most)
		thin_out(t);
	if (t->seen++ % t->stride != 0)
		return;
	for (int l = 0; l < LANGS; l++) {
		const struct bead_tokens *k = &lesson->tokens[l];

		for (size_t i = k->first[b]; i < k->first[b + 1]; i++)
			push(&t->side[l], ids[l][k->v[i]]);
		t->side[l].first[t->nbeads + 1] = t->side[l].n;
	}
	t->nbeads++;
}

void
trainer_add(struct trainer *t, const struct lesson *lesson)
{
	struct arena *scratch = arena_new();
	uint32_t *ids[LANGS];

	for (int l = 0; l < LANGS; l++) {
		const struct text *text = &lesson->text;

		ids[l] = ARENA_NEW(scratch, uint32_t, text->ntypes[l]);
		for (uint32_t i = 0; i < text->ntypes[l]; i++) {
			const struct token_type *type = &text->type[l][i];
			char buf[4];

			if (type->kind == TOKEN_HAN)
				ids[l][i] = type_of(t, &t->side[l],
				    (struct slice){
					buf, utf8_encode(
						 (uint32_t)type->value, buf)});
			else if (type->kind == TOKEN_STEM)
				ids[l][i] = type_of(t, &t->side[l], type->stem);
		}
	}
	for (size_t b = 0; b < lesson->tokens[ZH].nbeads; b++)
		add_bead(t, lesson, b, ids);
	arena_free(scratch);
}

/* How often a type is seen, of all tokens: what a chance has to be better
 * than. */
static double
frequency(const struct side *s, uint32_t id)
{
	return (double)s->types.v[id]->beads / (double)s->n;
}

/* Whether a pair says enough to be written. */
static bool
is_telling(const struct trainer *t, const struct chance *c)
{
	return (c->to_en >= LEARNT_CHANCE &&
		   c->to_en >= LEARNT_LIFT * frequency(&t->side[EN], c->en)) ||
	       (c->to_zh >= LEARNT_CHANCE &&
		   c->to_zh >= LEARNT_LIFT * frequency(&t->side[ZH], c->zh));
}

struct row {
	struct slice zh, en;
	const struct chance *chance;
};

static int
by_spelling(const void *a, const void *b)
{
	const struct row *x = a, *y = b;
	int order = slice_cmp(x->zh, y->zh);

	return order != 0 ? order : slice_cmp(x->en, y->en);
}

static void
put_rows(struct trainer *t, const struct chance_list *chances,
    struct buffer *out, struct trainer_report *report)
{
	struct row *row = must_alloc(arena_times(sizeof(*row), chances->n));
	size_t n = 0;

	for (size_t k = 0; k < chances->n; k++) {
		const struct chance *c = &chances->v[k];

		if (is_telling(t, c))
			row[n++] =
			    (struct row){t->side[ZH].types.v[c->zh]->spelling,
				t->side[EN].types.v[c->en]->spelling, c};
	}
	if (n > 0)
		qsort(row, n, sizeof(*row), by_spelling);
	for (size_t k = 0; k < n; k++)
		buffer_printf(out, "%.*s\t%.*s\t%.5f\t%.5f\t%u\n",
		    SLICE_ARG(row[k].zh), SLICE_ARG(row[k].en),
		    row[k].chance->to_en, row[k].chance->to_zh,
		    row[k].chance->beads);
	free(row);
	report->pairs = chances->n;
	report->rows = n;
}

static void
put_header(struct buffer *out, const struct trainer *t)
{
	buffer_printf(out,
	    "# lexicon.tsv - what duikan train has learnt from %zu beads\n"
	    "# Columns: Chinese character <TAB> stem of an English word <TAB>\n"
	    "# chance that the character produces the stem <TAB> that the\n"
	    "# stem produces the character (IBM Model 1) <TAB> beads that "
	    "show both\n",
	    t->nbeads);
}

void
trainer_learn(struct trainer *t, const struct crew *crew, struct buffer *out,
    struct trainer_report *report)
{
	struct arena *a = arena_new();
	struct bead_tokens tokens[LANGS];
	struct chance_list chances;

	*report = (struct trainer_report){.beads = t->nbeads, .seen = t->seen};
	for (int l = 0; l < LANGS; l++) {
		struct side *s = &t->side[l];

		VEC_EACH (type, &s->types)
			(*type)->beads = 0;
		for (size_t i = 0; i < s->n; i++)
			s->types.v[s->v[i]]->beads++;
		report->types[l] = (uint32_t)s->types.n;
		tokens[l] = (struct bead_tokens){
		    .nbeads = t->nbeads,
		    .first = s->first,
		    .v = s->v,
		    .ntypes = (uint32_t)s->types.n,
		};
	}
	chances = learn_chances(a, tokens, crew, &report->learn);
	put_header(out, t);
	put_rows(t, &chances, out, report);
	arena_free(a);
	t->nbeads = t->seen = 0;
	t->stride = 1;
	t->side[ZH].n = t->side[EN].n = 0;
}
