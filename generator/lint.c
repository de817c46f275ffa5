/* SPDX-License-Identifier: MIT */
#include "lint.h"

#include "buffer.h"
#include "build_tree.h"
#include "json.h"

/* SARIF knows no worse level than error. */
static struct slice
level_of(enum diag_level level)
{
	return slice_of(diag_level_name(level < ERROR ? level : ERROR));
}

static struct slice
rule_of(enum diag_code code, char out[DIAG_RULE_SIZE])
{
	return slice_of(diag_code_rule(code, out));
}

static bool
put(struct lint *l, struct buffer *out)
{
	bool ok = cli_put(l->cli, buffer_slice(out));

	buffer_free(out);
	return ok;
}

/* -- SARIF -- */

static void
put_rule(struct buffer *out, enum diag_code code)
{
	const char *words = diag_code_words(code);
	char rule[DIAG_RULE_SIZE];

	json_begin_object(out, NULL);
	json_string(out, "id", rule_of(code, rule));
	json_begin_object(out, "shortDescription");
	json_string(out, "text",
	    strcmp(words, "%") == 0 ? SLICE("the two versions disagree")
				    : slice_of(words));
	json_end_object(out);
	json_begin_object(out, "defaultConfiguration");
	json_string(out, "level", level_of(diag_code_level(code)));
	json_end_object(out);
	json_end_object(out);
}

bool
lint_begin(struct lint *l)
{
	struct buffer out = {0};

	if (l->format != LINT_SARIF)
		return true;
	json_begin_object(&out, NULL);
	json_string(&out, "$schema",
	    SLICE("https://json.schemastore.org/sarif-2.1.0.json"));
	json_string(&out, "version", SLICE("2.1.0"));
	json_begin_array(&out, "runs");
	json_begin_object(&out, NULL);
	json_begin_object(&out, "tool");
	json_begin_object(&out, "driver");
	json_string(&out, "name", SLICE("duikan"));
	json_string(&out, "version", SLICE(VERSION));
	json_begin_array(&out, "rules");
	for (enum diag_code c = 0; c < DIAG_CODES; c++)
		put_rule(&out, c);
	json_end_array(&out);
	json_end_object(&out);
	json_end_object(&out);
	json_string(&out, "columnKind", SLICE("unicodeCodePoints"));
	json_begin_array(&out, "results");
	return put(l, &out);
}

/* A relative reference (RFC 3986): what no path may hold as it is, escaped. */
static void
put_uri(struct buffer *out, struct slice path)
{
	static const char plain[] = "-._~/!$&'()*+,;=@";

	for (size_t i = 0; i < path.n; i++) {
		unsigned char c = (unsigned char)path.p[i];

		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		    (c >= '0' && c <= '9') ||
		    (c != '\0' && strchr(plain, c) != NULL))
			buffer_putc(out, (char)c);
		else
			buffer_printf(out, "%%%02X", c);
	}
}

static void
put_place(struct buffer *out, const struct diag_message *m)
{
	struct buffer uri = {0};

	put_uri(&uri, m->path);
	json_begin_array(out, "locations");
	json_begin_object(out, NULL);
	json_begin_object(out, "physicalLocation");
	json_begin_object(out, "artifactLocation");
	json_string(out, "uri", buffer_slice(&uri));
	json_end_object(out);
	if (m->line > 0) {
		json_begin_object(out, "region");
		json_integer(out, "startLine", (int64_t)m->line);
		json_integer(out, "startColumn", (int64_t)m->column);
		json_end_object(out);
	}
	json_end_object(out);
	json_end_object(out);
	json_end_array(out);
	buffer_free(&uri);
}

static void
put_result(struct buffer *out, const struct diag_message *m)
{
	char rule[DIAG_RULE_SIZE];

	json_begin_object(out, NULL);
	json_string(out, "ruleId", rule_of(m->code, rule));
	json_integer(out, "ruleIndex", m->code);
	json_string(out, "level", level_of(m->level));
	json_begin_object(out, "message");
	json_string(out, "text", m->text);
	json_end_object(out);
	if (m->path.n > 0)
		put_place(out, m);
	json_end_object(out);
}

bool
lint_end(struct lint *l)
{
	return l->format != LINT_SARIF || cli_put(l->cli, SLICE("]}]}\n"));
}

/* -- all formats -- */

static void
put_line(struct buffer *out, const struct diag_message *m)
{
	char rule[DIAG_RULE_SIZE];

	json_begin_object(out, NULL);
	json_string(out, "type", SLICE("diagnostic"));
	json_string(out, "path", m->path);
	if (m->line > 0) {
		json_integer(out, "line", (int64_t)m->line);
		json_integer(out, "column", (int64_t)m->column);
	} else {
		json_null(out, "line");
		json_null(out, "column");
	}
	json_string(out, "level", slice_of(diag_level_name(m->level)));
	json_string(out, "rule", rule_of(m->code, rule));
	json_string(out, "message", m->text);
	json_end_object(out);
	buffer_putc(out, '\n');
}

static bool
take(void *context, const struct diag_message *m)
{
	struct lint *l = context;
	struct buffer out = {0};

	if (l->format == LINT_JSONL) {
		put_line(&out, m);
	} else {
		if (l->results++ > 0)
			buffer_puts(&out, ",\n");
		put_result(&out, m);
	}
	return put(l, &out);
}

bool
lint_print(struct lint *l)
{
	enum diag_level least = l->cli->quiet ? ERROR : NOTE;

	return l->format == LINT_TEXT
		   ? diag_print(l->cli->diag, stdout, least)
		   : diag_drain(l->cli->diag, least, take, l);
}
