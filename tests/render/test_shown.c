/* SPDX-License-Identifier: MIT */
/* How values are worded for readers. */
#include "shown.h"

#include "test.h"

static void
groups_thousands(void)
{
	static const char *const cases[][2] = {
	    {"5", "5"},
	    {"154", "154"},
	    {"15000", "15,000"},
	    {"-1234567.5", "-1,234,567.5"},
	    {"50.0", "50"},
	    {"0.637", "0.637"},
	    {"0.333333333", "0.3333"},
	    {"999999999999999", "999,999,999,999,999"},
	    /* more than a double can tell, and what is no decimal */
	    {"12345678901234567890", "12345678901234567890"},
	    {"1e+22", "1e+22"},
	    {"-", "-"},
	    {"", ""},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct buffer b = {0};

		shown_number(&b, slice_of(cases[i][0]));
		CHECK_STR(buffer_slice(&b), cases[i][1]);
		buffer_free(&b);
	}
}

static void
words_amounts(void)
{
	static const struct {
		const char *kind, *qualifier, *min, *max, *shown;
	} cases[] = {
	    {"count", "exact", "50", "50", "50"},
	    {"count", "approx", "6900000", "6900000", "≈ 6,900,000"},
	    {"count", "over", "15000", "", "> 15,000"},
	    {"count", "at_least", "2", "", "≥ 2"},
	    {"count", "under", "", "100", "< 100"},
	    {"count", "within", "", "100", "≤ 100"},
	    {"measure", "range", "50", "60", "50–60"},
	    {"percent", "range", "50", "60", "50–60 %"},
	    {"multiple", "over", "40", "", "> 40 ×"},
	    {"fraction", "exact", "0.3333333333333333", "0.3333333333333333",
		"1/3 (33.3 %)"},
	    {"fraction", "exact", "0.037", "0.037", "0.037"},
	    {"count", "exact", "", "", "?"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct buffer b = {0};

		shown_amount(&b, slice_of(cases[i].kind),
		    slice_of(cases[i].qualifier), slice_of(cases[i].min),
		    slice_of(cases[i].max));
		CHECK_STR(buffer_slice(&b), cases[i].shown);
		buffer_free(&b);
	}
}

static void
shortens_intervals(void)
{
	static const char *const cases[][3] = {
	    {"1957-12-26", "1957-12-26", "1957-12-26"},
	    {"1957-01-01", "1957-12-31", "1957"},
	    {"1953-01-01", "1957-12-31", "1953–1957"},
	    {"1957-12-01", "1957-12-31", "1957-12"},
	    {"1957-01-01", "1957-07-31", "1957-01 – 1957-07"},
	    {"1956-02-01", "1956-02-29", "1956-02"},
	    {"1957-02-01", "1957-02-28", "1957-02"},
	    {"1956-02-01", "1956-02-28", "1956-02-01 – 1956-02-28"},
	    {"1957-06-11", "1957-06-20", "1957-06-11 – 1957-06-20"},
	    {"", "1957-06-20", "… – 1957-06-20"},
	    {"1957-06-11", "", "1957-06-11 – …"},
	    {"", "", ""},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct buffer b = {0};

		shown_interval(
		    &b, slice_of(cases[i][0]), slice_of(cases[i][1]));
		CHECK_STR(buffer_slice(&b), cases[i][2]);
		buffer_free(&b);
	}
}

int
main(void)
{
	TEST(groups_thousands);
	TEST(words_amounts);
	TEST(shortens_intervals);
	return test_done();
}
