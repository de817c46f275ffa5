/* SPDX-License-Identifier: MIT */
#include "pipeline.h"

#include <pthread.h>
#include <sched.h>
#include <stdlib.h>

enum { SLOTS_A_THREAD = 8, MOST_LANES = 2 };

/* Room for one item between work and hand-over. */
struct slot {
	struct arena *arena;
	struct diag *diag;
	void *result;
	bool done;
	unsigned left; /* lanes that it has not passed */
};

/* On which items are handed over one after the other. */
struct lane {
	bool (*take)(void *context, size_t item, void *result);
	bool tells; /* moves the diagnostics */
	size_t next;
	bool busy; /* a thread is handing over */
};

struct run {
	const struct pipeline *p;
	pthread_mutex_t lock;
	pthread_cond_t room; /* a slot became free, or the end */
	struct slot *slot;   /* item i uses slot i % nslots */
	/* The arenas of free slots, the last used on top: its memory is still
	 * near the processor. */
	struct arena **idle;
	size_t nidle;
	size_t nslots;
	size_t taken, handed; /* items begun, items past all lanes */
	struct lane lane[MOST_LANES];
	unsigned nlanes;
	bool stopped;
};

unsigned
processors(void)
{
	cpu_set_t set;

	if (sched_getaffinity(0, sizeof(set), &set) != 0)
		return 1;
	return (unsigned)CPU_COUNT(&set);
}

/* Past all lanes; called and left with the lock. */
static void
clear_slot(struct run *r, struct slot *s)
{
	pthread_mutex_unlock(&r->lock);
	arena_reset(s->arena);
	pthread_mutex_lock(&r->lock);
	r->idle[r->nidle++] = s->arena;
	s->done = false;
	r->handed++;
	pthread_cond_broadcast(&r->room);
}

/* Hands over what is next in order and done. Whoever finishes an item does
 * it, so no thread waits only to collect. Called and left with the lock. */
static void
hand_over_ready(struct run *r, struct lane *l)
{
	const struct pipeline *p = r->p;

	if (l->busy)
		return; /* that thread will see ours too */
	l->busy = true;
	while (!r->stopped && l->next < p->nitems) {
		size_t item = l->next;
		struct slot *s = &r->slot[item % r->nslots];
		bool go_on;

		/* What is done there may be an earlier item, which has still
		 * to pass another lane. */
		if (item >= r->taken || !s->done)
			break;
		pthread_mutex_unlock(&r->lock);
		if (l->tells)
			diag_move(p->diag, s->diag);
		go_on = l->take(p->context, item, s->result);
		pthread_mutex_lock(&r->lock);
		l->next++;
		if (!go_on) {
			r->stopped = true;
			pthread_cond_broadcast(&r->room);
		}
		if (--s->left == 0)
			clear_slot(r, s);
	}
	l->busy = false;
}

static void *
worker(void *arg)
{
	struct run *r = arg;
	const struct pipeline *p = r->p;

	pthread_mutex_lock(&r->lock);
	for (;;) {
		struct slot *s;
		size_t item;

		while (!r->stopped && r->taken < p->nitems &&
		       r->taken - r->handed >= r->nslots)
			pthread_cond_wait(&r->room, &r->lock);
		if (r->stopped || r->taken == p->nitems)
			break;
		item = r->taken++;
		s = &r->slot[item % r->nslots];
		s->arena = r->idle[--r->nidle];
		pthread_mutex_unlock(&r->lock);
		s->result = p->work(p->context, item, s->arena, s->diag);
		pthread_mutex_lock(&r->lock);
		s->done = true;
		s->left = r->nlanes;
		for (unsigned i = 0; i < r->nlanes; i++)
			hand_over_ready(r, &r->lane[i]);
	}
	pthread_mutex_unlock(&r->lock);
	return NULL;
}

static void
run_threads(struct run *r, unsigned jobs)
{
	pthread_t *thread = must_alloc(arena_times(sizeof(*thread), jobs));
	unsigned started = 0;

	/* This thread works too; fewer threads than asked for are enough. */
	while (started + 1 < jobs &&
	       pthread_create(&thread[started], NULL, worker, r) == 0)
		started++;
	worker(r);
	for (unsigned i = 0; i < started; i++)
		pthread_join(thread[i], NULL);
	free(thread);
}

bool
pipeline_run(const struct pipeline *p)
{
	unsigned jobs = p->jobs ? p->jobs : processors();
	struct run r = {.p = p,
	    .nslots = (size_t)jobs * SLOTS_A_THREAD,
	    .lane = {{p->hand_over, .tells = true}, {p->beside}},
	    .nlanes = p->beside != NULL ? 2 : 1};

	if (r.nslots > p->nitems)
		r.nslots = p->nitems ? p->nitems : 1;
	if (jobs > r.nslots)
		jobs = (unsigned)r.nslots;
	r.slot = must_alloc(arena_times(sizeof(*r.slot), r.nslots));
	r.idle = must_alloc(arena_times(sizeof(*r.idle), r.nslots));
	for (size_t i = 0; i < r.nslots; i++) {
		r.slot[i] = (struct slot){.diag = diag_new()};
		r.idle[r.nidle++] = arena_new();
	}
	pthread_mutex_init(&r.lock, NULL);
	pthread_cond_init(&r.room, NULL);
	run_threads(&r, jobs);
	pthread_cond_destroy(&r.room);
	pthread_mutex_destroy(&r.lock);
	/* What was done and not handed over, since the run was stopped, still
	 * has its arena. */
	for (size_t i = 0; i < r.nslots; i++) {
		if (r.slot[i].done)
			arena_free(r.slot[i].arena);
		diag_free(r.slot[i].diag);
	}
	while (r.nidle > 0)
		arena_free(r.idle[--r.nidle]);
	free(r.slot);
	free(r.idle);
	return r.handed == p->nitems && !r.stopped;
}

/* What is done beside something else. */
struct aside {
	bool (*work)(void *context, struct diag *d);
	void *context;
	struct diag *diag;
	bool ok;
};

static void *
do_aside(void *aside)
{
	struct aside *w = aside;

	w->ok = w->work(w->context, w->diag);
	return NULL;
}

bool
pipeline_both(unsigned jobs, struct diag *d,
    bool (*first)(void *context, struct diag *d),
    bool (*second)(void *context, struct diag *d), void *context)
{
	struct aside w = {first, context, diag_new(), false};
	pthread_t thread;
	bool ok, beside = (jobs ? jobs : processors()) > 1 &&
			  pthread_create(&thread, NULL, do_aside, &w) == 0;

	if (!beside)
		do_aside(&w);
	ok = (beside || w.ok) && second(context, d);
	if (beside)
		pthread_join(thread, NULL);
	diag_move(d, w.diag);
	diag_free(w.diag);
	return ok && w.ok;
}
