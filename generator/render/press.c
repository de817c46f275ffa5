/* SPDX-License-Identifier: MIT */
#include "press.h"

#include <pthread.h>
#include <stdlib.h>

/* Enough that nobody waits while the database is busy with one subject. */
enum { WAITING = 32 };

struct sheet {
	const struct style *style;
	struct markup doc;
	struct buffer path;
};

struct hand {
	struct press *press;
	struct outlet outlet; /* with a collector of its own */
	pthread_t thread;
	bool running;
};

struct press {
	pthread_mutex_t lock;
	pthread_cond_t more; /* a sheet, or the end */
	struct sheet waiting[WAITING];
	size_t first, n;
	bool end, failed;
	struct diag *diag;
	const struct list_sink *sink;
	struct page_list *listed; /* may be NULL */
	struct hand *hand;        /* the caller's is the first */
	unsigned nhands;
};

/* A page on its way, with what it was made from. */
struct keyed {
	const struct list_sink *sink;
	struct digest key;
};

static struct digest
key_of(const struct list_sink *sink, const struct sheet *s)
{
	struct buffer made_of = {0};
	struct digest key;

	buffer_put(&made_of, (struct slice){(const char *)sink->with.byte,
				 sizeof(sink->with.byte)});
	markup_write(&s->doc, &made_of);
	key = digest_of(buffer_slice(&made_of));
	buffer_free(&made_of);
	return key;
}

static bool
put_keyed(void *keyed, struct slice path, struct slice bytes)
{
	const struct keyed *k = keyed;

	return k->sink->put_as(k->sink->context, path, bytes, &k->key);
}

/* Makes one page, unless it is there. */
static void
print(struct hand *h, struct sheet *s)
{
	struct outlet o = h->outlet;
	struct keyed k = {.sink = h->press->sink};
	struct slice path = buffer_slice(&s->path);
	bool ok = false;

	if (k.sink->keeps) {
		k.key = key_of(k.sink, s);
		ok = k.sink->keep(k.sink->context, path, &k.key);
		o.put = put_keyed;
		o.context = &k;
	}
	ok = ok || put_page(&o, s->style, &s->doc, path, NULL, 0);
	markup_release(&s->doc);
	buffer_free(&s->path);
	if (ok)
		return;
	pthread_mutex_lock(&h->press->lock);
	h->press->failed = true;
	pthread_mutex_unlock(&h->press->lock);
}

/* Takes the sheet that waits longest; called with the lock. */
static struct sheet
take(struct press *p)
{
	struct sheet s = p->waiting[p->first];

	p->first = (p->first + 1) % WAITING;
	p->n--;
	return s;
}

/* Prints until nothing waits and, if `to_end`, nothing will. */
static void
print_all(struct hand *h, bool to_end)
{
	struct press *p = h->press;

	pthread_mutex_lock(&p->lock);
	for (;;) {
		struct sheet s;

		while (p->n == 0 && !p->end && to_end)
			pthread_cond_wait(&p->more, &p->lock);
		if (p->n == 0)
			break;
		s = take(p);
		pthread_mutex_unlock(&p->lock);
		print(h, &s);
		pthread_mutex_lock(&p->lock);
	}
	pthread_mutex_unlock(&p->lock);
}

static void *
work(void *hand)
{
	print_all(hand, true);
	return NULL;
}

struct press *
press_new(const struct outlet *o, const struct list_sink *sink, unsigned jobs)
{
	struct press *p = must_alloc(sizeof(*p));

	*p = (struct press){.diag = o->diag,
	    .sink = sink,
	    .listed = o->listed,
	    .nhands = jobs > 0 ? jobs : 1};
	pthread_mutex_init(&p->lock, NULL);
	pthread_cond_init(&p->more, NULL);
	p->hand = must_alloc(arena_times(sizeof(*p->hand), p->nhands));
	for (unsigned i = 0; i < p->nhands; i++) {
		struct hand *h = &p->hand[i];

		*h = (struct hand){.press = p, .outlet = *o};
		h->outlet.diag = diag_new();
		/* Fewer threads than asked for are enough. */
		h->running =
		    i > 0 && pthread_create(&h->thread, NULL, work, h) == 0;
	}
	return p;
}

bool
press_put(struct press *p, const struct style *style, struct markup *m,
    struct slice path)
{
	struct sheet s = {.style = style, .doc = *m};
	bool waits, failed;

	buffer_put(&s.path, path);
	if (p->listed != NULL)
		*VEC_ADD(p->listed->arena, &p->listed->pages) =
		    arena_copy(p->listed->arena, path);
	*m = (struct markup){0};
	pthread_mutex_lock(&p->lock);
	failed = p->failed;
	waits = p->nhands > 1 && p->n < WAITING;
	if (waits) {
		p->waiting[(p->first + p->n++) % WAITING] = s;
		pthread_cond_signal(&p->more);
	}
	pthread_mutex_unlock(&p->lock);
	if (!waits)
		print(&p->hand[0], &s);
	return !failed;
}

bool
press_finish(struct press *p)
{
	struct diag *told = p->diag;
	bool ok;

	pthread_mutex_lock(&p->lock);
	p->end = true;
	pthread_cond_broadcast(&p->more);
	pthread_mutex_unlock(&p->lock);
	print_all(&p->hand[0], false);
	for (unsigned i = 0; i < p->nhands; i++) {
		struct hand *h = &p->hand[i];

		if (h->running)
			pthread_join(h->thread, NULL);
		diag_move(told, h->outlet.diag);
		diag_free(h->outlet.diag);
	}
	ok = !p->failed;
	pthread_cond_destroy(&p->more);
	pthread_mutex_destroy(&p->lock);
	free(p->hand);
	free(p);
	return ok;
}
