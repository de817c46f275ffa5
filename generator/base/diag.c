/* SPDX-License-Identifier: MIT */
#include "diag.h"

#include <stdlib.h>

#include "arena.h"
#include "buffer.h"
#include "utf8.h"
#include "vec.h"

enum { FLOOD = 100 };

static const struct kind {
	enum diag_level level;
	const char *name, *words;
} kinds[] = {
#define DIAG(code, level, words) {level, #code, words},
#include "diag.def"
#undef DIAG
};

struct message {
	struct slice path, text;
	size_t line, column; /* 0: not told */
	enum diag_code code;
};

struct diag {
	struct arena *arena; /* of the messages held */
	VEC(struct message) held;
	size_t count[DIAG_CODES];
	size_t here[DIAG_CODES]; /* since the path last changed */
	struct slice path;       /* of the last message, in `arena` */
	int worst;
};

struct diag *
diag_new(void)
{
	struct diag *d = must_alloc(sizeof(*d));

	*d = (struct diag){.arena = arena_new(), .worst = -1};
	return d;
}

void
diag_free(struct diag *d)
{
	if (d == NULL)
		return;
	arena_free(d->arena);
	free(d);
}

const char *
diag_level_name(enum diag_level level)
{
	static const char *const name[] = {"note", "warning", "error", "fatal"};

	return name[level];
}

void
location_resolve(struct location at, size_t *line, size_t *column)
{
	size_t off = at.off < at.text.n ? at.off : at.text.n, start = 0;

	*line = 1;
	for (size_t i = 0; i < off; i++) {
		if (at.text.p[i] == '\n' ||
		    (at.text.p[i] == '\r' &&
			(i + 1 == at.text.n || at.text.p[i + 1] != '\n'))) {
			++*line;
			start = i + 1;
		}
	}
	*column =
	    1 + utf8_count((struct slice){at.text.p + start, off - start});
}

/* Characters that could deceive the reader of a terminal: controls, and those
 * that turn or hide text (UAX 9, Unicode TR 36). */
static bool
deceives(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7f && cp < 0xa0) ||
	       (cp >= 0x200b && cp <= 0x200f) ||
	       (cp >= 0x2028 && cp <= 0x202e) ||
	       (cp >= 0x2060 && cp <= 0x206f) || cp == 0xfeff;
}

static void
put_escaped(struct buffer *b, struct slice s)
{
	size_t i = 0;

	while (i < s.n) {
		size_t at = i;
		uint32_t cp;

		/* Paths are the file system's bytes, not always UTF-8. */
		if (utf8_valid_prefix(
			slice_head(slice_tail(s, i), utf8_len(s.p[i]))) == 0) {
			buffer_printf(b, "\\x%02x", (unsigned char)s.p[i++]);
			continue;
		}
		cp = utf8_next(s, &i);
		if (deceives(cp))
			buffer_printf(b, "\\u{%X}", (unsigned)cp);
		else
			buffer_put(b, (struct slice){s.p + at, i - at});
	}
}

static struct slice
compose(struct arena *a, const char *words, struct slice detail)
{
	struct buffer b = {0};
	struct slice s;

	for (; *words != '\0'; words++) {
		if (*words == '%')
			put_escaped(&b, detail);
		else
			buffer_putc(&b, *words);
	}
	s = arena_copy(a, buffer_slice(&b));
	buffer_free(&b);
	return s;
}

static struct slice
escaped(struct arena *a, struct slice s)
{
	return compose(a, "%", s);
}

void
diag(struct diag *d, enum diag_code code, struct location at,
    struct slice detail)
{
	struct message m = {.code = code};

	if (d == NULL)
		return;
	d->count[code]++;
	if ((int)kinds[code].level > d->worst)
		d->worst = (int)kinds[code].level;
	m.path = escaped(d->arena, at.path);
	if (!slice_eq(d->path, m.path)) {
		d->path = m.path;
		memset(d->here, 0, sizeof(d->here));
	}
	if (++d->here[code] > FLOOD + 1)
		return;
	if (at.text.p != NULL)
		location_resolve(at, &m.line, &m.column);
	m.text = d->here[code] <= FLOOD
		     ? compose(d->arena, kinds[code].words, detail)
		     : compose(d->arena, "more like the last, not shown",
			   SLICE_NONE);
	*VEC_ADD(d->arena, &d->held) = m;
}

int
diag_worst(const struct diag *d)
{
	return d->worst;
}

size_t
diag_count(const struct diag *d, enum diag_code code)
{
	return d->count[code];
}

/* What is held is gone; so is the arena that it stood in. */
static void
let_go(struct diag *d)
{
	arena_reset(d->arena);
	d->held.v = NULL;
	d->held.n = d->held.capacity = 0;
	d->path = SLICE_NONE;
	memset(d->here, 0, sizeof(d->here));
}

void
diag_move(struct diag *to, struct diag *from)
{
	VEC_EACH (m, &from->held) {
		struct message copy = *m;

		copy.path = arena_copy(to->arena, m->path);
		copy.text = arena_copy(to->arena, m->text);
		*VEC_ADD(to->arena, &to->held) = copy;
	}
	for (int i = 0; i < DIAG_CODES; i++)
		to->count[i] += from->count[i];
	if (from->worst > to->worst)
		to->worst = from->worst;
	let_go(from);
	memset(from->count, 0, sizeof(from->count));
	from->worst = -1;
}

size_t
diag_held(const struct diag *d)
{
	return d->held.n;
}

static struct diag_message
told_of(const struct message *m)
{
	return (struct diag_message){m->path, m->text, m->line, m->column,
	    m->code, kinds[m->code].level};
}

bool
diag_each(const struct diag *d, size_t from, diag_take *take, void *context)
{
	bool ok = true;

	for (size_t i = from; ok && i < d->held.n; i++) {
		struct diag_message told = told_of(&d->held.v[i]);

		ok = take(context, &told);
	}
	return ok;
}

void
diag_again(struct diag *d, struct slice path, const struct diag_message *m)
{
	*VEC_ADD(d->arena, &d->held) = (struct message){
	    .path = escaped(d->arena, path),
	    .text = escaped(d->arena, m->text),
	    .line = m->line,
	    .column = m->column,
	    .code = m->code,
	};
	d->count[m->code]++;
	if ((int)kinds[m->code].level > d->worst)
		d->worst = (int)kinds[m->code].level;
}

bool
diag_drain(
    struct diag *d, enum diag_level least, diag_take *take, void *context)
{
	bool ok = true;

	VEC_EACH (m, &d->held) {
		struct diag_message told = told_of(m);

		if (told.level >= least)
			ok = ok && take(context, &told);
	}
	let_go(d);
	return ok;
}

void
diag_print_message(FILE *out, const struct diag_message *m)
{
	if (m->path.n > 0)
		fprintf(out, "%.*s:", SLICE_ARG(m->path));
	if (m->line > 0)
		fprintf(out, "%zu:%zu:", m->line, m->column);
	fprintf(out, "%s%s: %.*s\n",
	    m->path.n > 0 ? " " : "duikan: ", diag_level_name(m->level),
	    SLICE_ARG(m->text));
}

static bool
print(void *out, const struct diag_message *m)
{
	diag_print_message(out, m);
	return true;
}

bool
diag_print(struct diag *d, FILE *out, enum diag_level least)
{
	diag_drain(d, least, print, out);
	return fflush(out) == 0 && !ferror(out);
}

enum diag_level
diag_code_level(enum diag_code code)
{
	return kinds[code].level;
}

const char *
diag_code_words(enum diag_code code)
{
	return kinds[code].words;
}

const char *
diag_code_rule(enum diag_code code, char out[DIAG_RULE_SIZE])
{
	const char *name = kinds[code].name + strlen("DIAG_");
	size_t n = 0;

	for (; name[n] != '\0' && n + 1 < DIAG_RULE_SIZE; n++)
		out[n] = name[n] == '_' ? '-' : (char)(name[n] | 0x20);
	out[n] = '\0';
	return out;
}
