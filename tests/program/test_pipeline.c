/* SPDX-License-Identifier: MIT */
/* test_pipeline.c - items are handed over once, in order, by any threads */
#include "test.h"

#include <sched.h>
#include <stdatomic.h>

#include "pipeline.h"

enum { ITEMS = 5000 };

struct seen {
	size_t next, next_beside, stop_at, stop_beside_at;
	bool in_order, in_order_beside;
};

static void *
work(void *context, size_t item, struct arena *a, struct diag *d)
{
	size_t *square = ARENA_NEW(a, size_t, 1);

	/* Uneven work, so that items finish out of order. */
	for (size_t i = 0; i < item * 7 % 13; i++)
		sched_yield();
	*square = item * item;
	if (item % 10 == 0)
		diag(d, DIAG_CONTROLS,
		    (struct location){.path = arena_printf(a, "%zu", item)},
		    SLICE("1"));
	return square;
}

static bool
hand_over(void *context, size_t item, void *result)
{
	struct seen *s = context;

	if (item != s->next || *(size_t *)result != item * item)
		s->in_order = false;
	s->next++;
	return item != s->stop_at;
}

/* Sometimes faster than `hand_over`, sometimes slower. */
static bool
beside(void *context, size_t item, void *result)
{
	struct seen *s = context;

	for (size_t i = 0; i < item / 100 % 2 * 30; i++)
		sched_yield();
	if (item != s->next_beside || *(size_t *)result != item * item)
		s->in_order_beside = false;
	s->next_beside++;
	return item != s->stop_beside_at;
}

static void
run_with(unsigned jobs)
{
	struct seen s = {.stop_at = SIZE_MAX,
	    .stop_beside_at = SIZE_MAX,
	    .in_order = true,
	    .in_order_beside = true};
	struct pipeline p = {
	    ITEMS, jobs, diag_new(), &s, work, hand_over, beside};

	CHECK(pipeline_run(&p));
	CHECK(s.next == ITEMS && s.in_order);
	CHECK(s.next_beside == ITEMS && s.in_order_beside);
	CHECK(diag_count(p.diag, DIAG_CONTROLS) == ITEMS / 10);
	diag_free(p.diag);
}

static void
hands_over_in_order(void)
{
	run_with(1);
	run_with(2);
	run_with(16);
}

static void
stops_when_told(void)
{
	struct seen s = {
	    .stop_at = 100, .in_order = true, .in_order_beside = true};
	struct pipeline p = {ITEMS, 4, diag_new(), &s, work, hand_over};

	CHECK(!pipeline_run(&p));
	CHECK(s.next == 101 && s.in_order);
	diag_free(p.diag);
}

static void
stops_when_told_beside(void)
{
	struct seen s = {.stop_at = SIZE_MAX,
	    .stop_beside_at = 100,
	    .in_order = true,
	    .in_order_beside = true};
	struct pipeline p = {ITEMS, 4, diag_new(), &s, work, hand_over, beside};

	CHECK(!pipeline_run(&p));
	CHECK(s.next_beside == 101 && s.in_order_beside);
	CHECK(s.in_order);
	diag_free(p.diag);
}

static void
nothing_to_do(void)
{
	struct seen s = {.in_order = true, .in_order_beside = true};
	struct pipeline p = {0, 4, diag_new(), &s, work, hand_over};

	CHECK(pipeline_run(&p));
	CHECK(s.next == 0);
	diag_free(p.diag);
}

/* Each waits for the other where they may: both have to be under way. */
struct pair {
	atomic_int begun;
	int together; /* threads that there must be */
	bool fails;
};

static bool
meet(struct pair *both, struct diag *d, const char *name)
{
	atomic_fetch_add(&both->begun, 1);
	while (atomic_load(&both->begun) < both->together)
		sched_yield();
	diag(d, DIAG_CONTROLS, (struct location){.path = slice_of(name)},
	    SLICE("1"));
	return true;
}

static bool
first(void *both, struct diag *d)
{
	return meet(both, d, "first") && !((struct pair *)both)->fails;
}

static bool
second(void *both, struct diag *d)
{
	return meet(both, d, "second");
}

static void
does_both(void)
{
	struct diag *d = diag_new();

	CHECK(
	    pipeline_both(2, d, first, second, &(struct pair){.together = 2}));
	CHECK(pipeline_both(1, d, first, second, &(struct pair){0}));
	CHECK(diag_count(d, DIAG_CONTROLS) == 4);
	CHECK(!pipeline_both(
	    2, d, first, second, &(struct pair){.together = 2, .fails = true}));
	CHECK(diag_count(d, DIAG_CONTROLS) == 6);
	/* Alone, what follows a fault is not begun. */
	CHECK(
	    !pipeline_both(1, d, first, second, &(struct pair){.fails = true}));
	CHECK(diag_count(d, DIAG_CONTROLS) == 7);
	diag_free(d);
}

int
main(void)
{
	TEST(does_both);
	TEST(hands_over_in_order);
	TEST(stops_when_told);
	TEST(stops_when_told_beside);
	TEST(nothing_to_do);
	return test_done();
}
