/* SPDX-License-Identifier: MIT */
#include "holdings.h"
#include "test.h"

struct made {
	const char *id, *text, *name;
	struct date date;
	uint32_t page;
};

static void
add(struct holdings *h, const struct made *m)
{
	struct source source = {.path = slice_of(m->name),
	    .name = slice_of(m->name),
	    .text = slice_of(m->text)};
	struct article a = {.source = &source,
	    .id = slice_of(m->id),
	    .date = m->date,
	    .page = m->page};

	a.half[ZH].present = true;
	a.half[ZH].title.end = (uint32_t)source.text.n;
	holdings_add(h, &a, (uint32_t)m->name[0]);
}

static const struct made made[] = {
    {"undated-1", "first", "z", {0}, 1},
    {"1960-08-03-px-3", "second", "y", {1960, 8, 3, true}, 0},
    {"1960-08-03-p2-9", "third", "x", {1960, 8, 3, true}, 2},
    {"1960-08-03-p2-1", "fourth", "w", {1960, 8, 3, true}, 2},
    {"1960-08-03-p2-1", "fifth", "v", {1960, 8, 3, true}, 2},
    {"1960-08-03-p2-1", "fifth", "u", {1960, 8, 3, true}, 2},
    {"1959-12-31-p8-7", "sixth", "t", {1959, 12, 31, true}, 8},
};
enum { MADE = sizeof(made) / sizeof(*made) };

/* FAULTS 10, 15, 33: the same order and ids from any order. */
static void
settles(void)
{
	static const char *const names[] = {"t", "?", "?", "?", "x", "y", "z"};
	struct diag *d = diag_new();
	char seen[3][64];

	for (size_t turn = 0; turn < MADE; turn++) {
		struct holdings *h = holdings_new();

		for (size_t i = 0; i < MADE; i++)
			add(h, &made[(i * 3 + turn) % MADE]);
		holdings_settle(h, d);
		CHECK(holdings_count(h) == MADE);
		for (size_t i = 0; i < MADE; i++) {
			const struct holding *x = holdings_get(h, i);

			if (names[i][0] != '?')
				CHECK_STR(x->name, names[i]);
			CHECK(x->file == (uint32_t)x->name.p[0]);
		}
		for (size_t i = 1; i < 4; i++) {
			const struct holding *x = holdings_get(h, i);
			static const char *const ids[] = {"1960-08-03-p2-1",
			    "1960-08-03-p2-1-2", "1960-08-03-p2-1-3"};

			CHECK_STR(x->id, ids[i - 1]);
			if (turn == 0)
				snprintf(seen[i - 1], sizeof(seen[0]), "%.*s",
				    SLICE_ARG(x->name));
			CHECK_STR(x->name, seen[i - 1]);
		}
		holdings_free(h);
	}
	CHECK(diag_count(d, DIAG_SAME_ID) == 2 * MADE);
	diag_free(d);
}

static void
keeps_titles(void)
{
	struct holdings *h = holdings_new();

	add(h, &made[2]);
	holdings_settle(h, NULL);
	CHECK_STR(holdings_get(h, 0)->title[ZH], "third");
	CHECK(holdings_get(h, 0)->title[EN].p == NULL);
	holdings_free(h);
	h = holdings_new();
	holdings_settle(h, NULL);
	CHECK(holdings_count(h) == 0);
	holdings_free(h);
	holdings_free(NULL);
}

/* Twelve articles of one day between one of the day before and one undated. */
static void
knows_the_day(void)
{
	struct holdings *h = holdings_new();
	struct neighbours n;

	for (int i = 0; i < 14; i++) {
		char id[16];
		struct made m = made[2];

		snprintf(id, sizeof(id), "id-%02d", i);
		m.id = id;
		m.date = i < 13 ? date_make(1960, 8, i == 0 ? 2 : 3)
				: (struct date){0};
		add(h, &m);
	}
	holdings_settle(h, NULL);
	n = holdings_around(h, 0);
	CHECK(n.previous == NULL && n.nday == 0 && n.day_total == 1);
	CHECK_STR(n.next->id, "id-01");
	/* At the day's beginning and end others fill the room. */
	n = holdings_around(h, 1);
	CHECK(n.nday == 8 && n.day_total == 12);
	CHECK_STR(n.day[0]->id, "id-02");
	n = holdings_around(h, 6);
	CHECK(n.nday == 8);
	CHECK_STR(n.day[0]->id, "id-02");
	CHECK_STR(n.day[3]->id, "id-05");
	CHECK_STR(n.day[4]->id, "id-07");
	n = holdings_around(h, 12);
	CHECK(n.nday == 8);
	CHECK_STR(n.day[0]->id, "id-04");
	CHECK_STR(n.day[7]->id, "id-11");
	/* The undated have no day in common. */
	n = holdings_around(h, 13);
	CHECK(n.nday == 0 && n.day_total == 0 && n.next == NULL);
	holdings_free(h);
}

int
main(void)
{
	TEST(settles);
	TEST(keeps_titles);
	TEST(knows_the_day);
	return test_done();
}
