/* SPDX-License-Identifier: MIT */
#include "json.h"
#include "record.h"

struct json_sink {
	struct record_sink sink; /* first: the walk hands us this */
	struct buffer *out;
};

static struct buffer *
out_of(struct record_sink *s)
{
	return ((struct json_sink *)s)->out;
}

static void
begin(struct record_sink *s, enum record_type t)
{
	json_begin_object(out_of(s), NULL);
	json_string(out_of(s), "type", slice_of(record_type_name(t)));
}

static void
text(struct record_sink *s, const char *field, struct slice v)
{
	json_string(out_of(s), field, v);
}

static void
integer(struct record_sink *s, const char *field, int64_t v)
{
	json_integer(out_of(s), field, v);
}

static void
number(struct record_sink *s, const char *field, struct bound v)
{
	if (!v.known)
		json_null(out_of(s), field);
	else if (v.digits.p != NULL)
		json_string(out_of(s), field, v.digits);
	else
		json_number(out_of(s), field, v.value);
}

static void
flag(struct record_sink *s, const char *field, bool v)
{
	json_bool(out_of(s), field, v);
}

static void
null(struct record_sink *s, const char *field)
{
	json_null(out_of(s), field);
}

static void
begin_list(struct record_sink *s, const char *field)
{
	json_begin_array(out_of(s), field);
}

static void
end_list(struct record_sink *s)
{
	json_end_array(out_of(s));
}

static void
begin_group(struct record_sink *s, const char *field)
{
	json_begin_object(out_of(s), field);
}

static void
end_group(struct record_sink *s)
{
	json_end_object(out_of(s));
}

static void
end(struct record_sink *s)
{
	json_end_object(out_of(s));
	buffer_putc(out_of(s), '\n');
}

static struct json_sink
json_sink(struct buffer *out)
{
	return (struct json_sink){
	    .sink = {begin, text, integer, number, flag, null, begin_list,
		end_list, begin_group, end_group, end},
	    .out = out};
}

void
record_jsonl(const struct dossier *d, unsigned types, struct buffer *out)
{
	struct json_sink j = json_sink(out);

	record_walk(d, types, &j.sink);
}

void
record_json(
    const struct dossier *d, enum record_type t, size_t i, struct buffer *out)
{
	struct json_sink j = json_sink(out);

	record_tell(d, t, i, &j.sink);
}
