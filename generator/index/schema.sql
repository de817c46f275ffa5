-- SPDX-License-Identifier: MIT
-- schema.sql - the tables of an archive's database, data/archive.db
--
-- Read it with any SQLite 3 that has FTS5 (3.9 or later). The views at the end
-- are meant for people; their columns have the names of the fields in
-- `duikan extract`, with these changes:
--   bytes [start, end)      -> bytes_start, bytes_end (also zh_, en_, number_)
--   {"text", "from", "to"}  -> NAME_text, NAME_from, NAME_to
--   other lists             -> a JSON array as text
-- The tables below them hold the same with whole numbers for ids, so that the
-- file of a large archive stays small: `article` is article.key, `n` counts a
-- record within its article, `place` is place.key, and so on.
--
-- Text is in the database once, with the sentence beads. An empty value is
-- NULL; dates are ISO 8601 text, so that they compare as they should.

-- What the archive is: title, title_zh, publisher, language, base_url,
-- rights, generator.
CREATE TABLE meta (
	name TEXT PRIMARY KEY,
	value TEXT
) WITHOUT ROWID;

-- Places that the archive names, and the regions that they lie in.
CREATE TABLE place (
	key INTEGER PRIMARY KEY,
	id TEXT NOT NULL UNIQUE,	-- chongqing
	kind TEXT NOT NULL,		-- province, city, county ...
	name_zh TEXT,
	name_en TEXT,
	pinyin TEXT,
	latitude REAL,
	longitude REAL,
	path TEXT			-- of its page, below regions/
);

-- What lay in what, and when: a row for the place itself and each region
-- above it. "from" and "to" are the dates of the first and the last article
-- that it held for; both are NULL for undated articles.
CREATE TABLE place_region (
	place INTEGER NOT NULL REFERENCES place,
	region INTEGER NOT NULL REFERENCES place,
	level INTEGER NOT NULL,		-- 0 itself, 1 what it was part of ...
	kind TEXT NOT NULL,		-- of the region, then
	"from" TEXT,
	"to" TEXT
);

-- What the authority file says of a place: a name that it had, or what it
-- belonged to (region, the id of a place). "from" and "to" are days, NULL
-- where they are not known.
CREATE TABLE place_past (
	place INTEGER NOT NULL REFERENCES place,
	region TEXT,			-- NULL for a name
	name_zh TEXT,
	name_en TEXT,
	"from" TEXT,
	"to" TEXT
);

-- What a place is found by: all its names as the authority file has them, in
-- small letters without marks, blanks, hyphens and apostrophes, the Chinese in
-- simplified characters; sound is 1 for the Wade-Giles spelling, the last resort.
CREATE TABLE place_name (
	name TEXT NOT NULL,
	place INTEGER NOT NULL REFERENCES place,
	sound INTEGER NOT NULL,
	PRIMARY KEY (name, sound, place)
) WITHOUT ROWID;

-- ISIC Rev. 4: sections (letters) and their divisions (two digits).
CREATE TABLE industry (
	code TEXT PRIMARY KEY,
	name_zh TEXT,
	name_en TEXT,
	section TEXT			-- NULL for a section
) WITHOUT ROWID;

-- The same for industries: names and the words that speak for each.
CREATE TABLE industry_name (
	name TEXT PRIMARY KEY,
	industry TEXT NOT NULL REFERENCES industry
) WITHOUT ROWID;

CREATE TABLE unit (
	id TEXT PRIMARY KEY,		-- as in figure.unit_id
	name_zh TEXT,
	name_en TEXT
) WITHOUT ROWID;

-- What a unit is found by: its id, its names, and what is printed for it.
CREATE TABLE unit_name (
	name TEXT NOT NULL,
	unit TEXT NOT NULL REFERENCES unit,
	PRIMARY KEY (name, unit)
) WITHOUT ROWID;

CREATE TABLE organisation (
	key INTEGER PRIMARY KEY,
	id TEXT NOT NULL UNIQUE,
	name_zh TEXT,
	name_en TEXT,
	kind TEXT,
	place INTEGER REFERENCES place,
	industry TEXT REFERENCES industry
);

-- In the order of the paper.
CREATE TABLE article (
	key INTEGER PRIMARY KEY,
	id TEXT NOT NULL UNIQUE,	-- 1960-08-03-p2-1a2b3c4d
	source TEXT NOT NULL,		-- path in the corpus
	title_zh TEXT,
	title_en TEXT,
	headlines_zh TEXT,
	headlines_en TEXT,
	authors_zh TEXT,
	authors_en TEXT,
	date TEXT,
	page INTEGER,
	page_name TEXT,
	"column" TEXT,
	agency TEXT,
	dateline_text TEXT,
	dateline_place INTEGER REFERENCES place,
	dateline_place_text TEXT,
	dateline_date TEXT,
	credits TEXT,
	places TEXT,
	industries TEXT,
	counts_paragraphs_zh INTEGER,
	counts_paragraphs_en INTEGER,
	counts_sentences_zh INTEGER,
	counts_sentences_en INTEGER,
	counts_characters_zh INTEGER,
	counts_words_en INTEGER,
	counts_figures_zh INTEGER,
	counts_figures_en INTEGER
);

-- The places that an article is about; rank 0 is the main one.
CREATE TABLE article_place (
	article INTEGER NOT NULL REFERENCES article,
	place INTEGER NOT NULL REFERENCES place,
	rank INTEGER NOT NULL,
	score REAL,
	PRIMARY KEY (article, place)
) WITHOUT ROWID;

CREATE TABLE article_industry (
	article INTEGER NOT NULL REFERENCES article,
	industry TEXT NOT NULL REFERENCES industry,
	rank INTEGER NOT NULL,
	score REAL,
	PRIMARY KEY (article, industry)
) WITHOUT ROWID;

-- Paragraphs, then sentences, then headlines, laid side by side. zh and en are JSON arrays of
-- indices. Paragraph beads have no text: it is that of their sentences.
CREATE TABLE bead (
	key INTEGER PRIMARY KEY,	-- article * 16777216 + n
	article INTEGER NOT NULL REFERENCES article,
	n INTEGER NOT NULL,
	level TEXT NOT NULL,		-- paragraph, sentence, headline
	kind TEXT NOT NULL,		-- 1-1, 2-1, 1-0 ...
	zh TEXT,
	en TEXT,
	score REAL,
	reordered INTEGER,
	low INTEGER,			-- a person should look at it
	confirmed INTEGER,		-- a person has laid it down
	zh_bytes_start INTEGER,
	zh_bytes_end INTEGER,
	en_bytes_start INTEGER,
	en_bytes_end INTEGER,
	zh_text TEXT,
	en_text TEXT
);

CREATE TABLE figure (
	article INTEGER NOT NULL REFERENCES article,
	n INTEGER NOT NULL,
	lang TEXT NOT NULL,
	line INTEGER,
	paragraph INTEGER,		-- -1 in headlines
	sentence INTEGER,
	bead INTEGER,			-- bead.n of its sentence
	bytes_start INTEGER,
	bytes_end INTEGER,
	text TEXT,
	repeats INTEGER,		-- figure.n of an earlier printing
	number TEXT,
	number_bytes_start INTEGER,
	number_bytes_end INTEGER,
	kind TEXT,
	min REAL,
	max REAL,
	implied_max REAL,
	"values" TEXT,
	qualifier TEXT,
	unit TEXT,
	unit_id TEXT,
	si_min REAL,
	si_max REAL,
	si_unit TEXT,
	item TEXT,
	role TEXT,
	factor_min REAL,
	factor_max REAL,
	linked INTEGER,			-- figure.n
	compared_with_text TEXT,
	compared_with_from TEXT,
	compared_with_to TEXT,
	per TEXT,
	per_id TEXT,
	period_from TEXT,
	period_to TEXT,
	place INTEGER REFERENCES place,
	organisation INTEGER REFERENCES organisation,
	industries TEXT,
	pair INTEGER,			-- figure.n in the other version
	verdict TEXT,
	difference TEXT,
	PRIMARY KEY (article, n)
) WITHOUT ROWID;

CREATE TABLE time (
	article INTEGER NOT NULL REFERENCES article,
	n INTEGER NOT NULL,
	lang TEXT NOT NULL,
	line INTEGER,
	paragraph INTEGER,
	sentence INTEGER,
	bead INTEGER,
	bytes_start INTEGER,
	bytes_end INTEGER,
	text TEXT,
	"from" TEXT,
	"to" TEXT,
	kind TEXT,
	PRIMARY KEY (article, n)
) WITHOUT ROWID;

CREATE TABLE place_mention (
	article INTEGER NOT NULL REFERENCES article,
	n INTEGER NOT NULL,
	lang TEXT NOT NULL,
	line INTEGER,
	paragraph INTEGER,
	sentence INTEGER,
	bead INTEGER,
	bytes_start INTEGER,
	bytes_end INTEGER,
	text TEXT,
	place INTEGER REFERENCES place,
	within INTEGER REFERENCES place,
	in_name INTEGER,
	implicit INTEGER,
	in_dateline INTEGER,
	pair INTEGER,			-- place_mention.n
	PRIMARY KEY (article, n)
) WITHOUT ROWID;

CREATE TABLE organisation_mention (
	article INTEGER NOT NULL REFERENCES article,
	n INTEGER NOT NULL,
	lang TEXT NOT NULL,
	line INTEGER,
	paragraph INTEGER,
	sentence INTEGER,
	bead INTEGER,
	bytes_start INTEGER,
	bytes_end INTEGER,
	text TEXT,
	organisation INTEGER REFERENCES organisation,
	name_zh TEXT,			-- here; organisation has the first
	name_en TEXT,
	kind TEXT,
	place INTEGER REFERENCES place,
	industries TEXT,
	pair INTEGER,			-- organisation_mention.n
	PRIMARY KEY (article, n)
) WITHOUT ROWID;

CREATE TABLE discrepancy (
	article INTEGER NOT NULL REFERENCES article,
	n INTEGER NOT NULL,
	kind TEXT,
	severity TEXT,
	zh_line INTEGER,
	zh_bytes_start INTEGER,
	zh_bytes_end INTEGER,
	zh_text TEXT,
	en_line INTEGER,
	en_bytes_start INTEGER,
	en_bytes_end INTEGER,
	en_text TEXT,
	message TEXT,
	PRIMARY KEY (article, n)
) WITHOUT ROWID;

-- The full-text index, without the text. A row's id is bead.key for a
-- sentence bead and article.key * 16777216 + 16777215 for the headlines of an
-- article. In both
-- columns a stretch of Chinese characters 钢铁生产 stands as the overlapping
-- pairs 钢铁 铁生 生产 and its last character 产; full-width letters and digits
-- stand as the common ones. So the word 生产 is the token 生产, a longer word a
-- phrase of pairs ("钢铁 铁生"), and one character the prefix 产*.
CREATE VIRTUAL TABLE words USING fts5 (
	zh,
	en,
	content = '',
	tokenize = 'porter unicode61 remove_diacritics 2'
);

-- Views for people ----------------------------------------------------------

CREATE VIEW articles AS
SELECT a.id, a.source, a.title_zh, a.title_en, a.headlines_zh,
	a.headlines_en, a.authors_zh, a.authors_en, a.date, a.page,
	a.page_name, a."column", a.agency, a.dateline_text,
	p.id AS dateline_place, a.dateline_place_text, a.dateline_date,
	a.credits, a.places, a.industries, a.counts_paragraphs_zh,
	a.counts_paragraphs_en, a.counts_sentences_zh,
	a.counts_sentences_en, a.counts_characters_zh, a.counts_words_en,
	a.counts_figures_zh, a.counts_figures_en
FROM article a
LEFT JOIN place p ON p.key = a.dateline_place;

CREATE VIEW beads AS
SELECT a.id || '.b' || b.n AS id, a.id AS article, b.level, b.kind, b.zh,
	b.en, b.score, b.reordered, b.low, b.confirmed, b.zh_bytes_start,
	b.zh_bytes_end, b.en_bytes_start, b.en_bytes_end, b.zh_text, b.en_text
FROM bead b
JOIN article a ON a.key = b.article;

CREATE VIEW figures AS
SELECT a.id || '.f' || f.n AS id, a.id AS article, f.lang, f.line,
	f.paragraph, f.sentence, a.id || '.b' || f.bead AS bead,
	f.bytes_start, f.bytes_end, f.text,
	a.id || '.f' || f.repeats AS repeats, f.number,
	f.number_bytes_start, f.number_bytes_end, f.kind, f.min, f.max,
	f.implied_max, f."values", f.qualifier, f.unit, f.unit_id, f.si_min,
	f.si_max, f.si_unit, f.item, f.role, f.factor_min, f.factor_max,
	a.id || '.f' || f.linked AS linked, f.compared_with_text,
	f.compared_with_from, f.compared_with_to, f.per, f.per_id,
	f.period_from, f.period_to, p.id AS place, o.id AS organisation,
	f.industries, a.id || '.f' || f.pair AS pair, f.verdict, f.difference
FROM figure f
JOIN article a ON a.key = f.article
LEFT JOIN place p ON p.key = f.place
LEFT JOIN organisation o ON o.key = f.organisation;

CREATE VIEW times AS
SELECT a.id || '.t' || t.n AS id, a.id AS article, t.lang, t.line,
	t.paragraph, t.sentence, a.id || '.b' || t.bead AS bead,
	t.bytes_start, t.bytes_end, t.text, t."from", t."to", t.kind
FROM time t
JOIN article a ON a.key = t.article;

CREATE VIEW places AS
SELECT a.id || '.p' || m.n AS id, a.id AS article, m.lang, m.line,
	m.paragraph, m.sentence, a.id || '.b' || m.bead AS bead,
	m.bytes_start, m.bytes_end, m.text, p.id AS place, p.name_zh,
	p.name_en, p.kind, w.id AS within, m.in_name, m.implicit,
	m.in_dateline, a.id || '.p' || m.pair AS pair
FROM place_mention m
JOIN article a ON a.key = m.article
LEFT JOIN place p ON p.key = m.place
LEFT JOIN place w ON w.key = m.within;

CREATE VIEW organisations AS
SELECT a.id || '.o' || m.n AS id, a.id AS article, m.lang, m.line,
	m.paragraph, m.sentence, a.id || '.b' || m.bead AS bead,
	m.bytes_start, m.bytes_end, m.text, o.id AS organisation, m.name_zh,
	m.name_en, m.kind, p.id AS place, m.industries,
	a.id || '.o' || m.pair AS pair
FROM organisation_mention m
JOIN article a ON a.key = m.article
LEFT JOIN organisation o ON o.key = m.organisation
LEFT JOIN place p ON p.key = m.place;

CREATE VIEW discrepancies AS
SELECT a.id || '.d' || d.n AS id, a.id AS article, d.kind, d.severity,
	d.zh_line, d.zh_bytes_start, d.zh_bytes_end, d.zh_text, d.en_line,
	d.en_bytes_start, d.en_bytes_end, d.en_text, d.message
FROM discrepancy d
JOIN article a ON a.key = d.article;

-- How far a figure is to be trusted, by what the other version says of it: the
-- share of such figures that were read right in value, qualifier, kind and unit
-- where the held-out articles of the gold standard say what is right
-- (tests/gold/confidence.py writes it here). 'alone' is a figure without a
-- verdict, '' any where there is no other version.
CREATE TABLE confidence (
	verdict TEXT PRIMARY KEY,	-- as in figure.verdict, or one of these
	share REAL NOT NULL
) WITHOUT ROWID;
INSERT INTO confidence VALUES
	('agree', 0.96),
	('differ', 0.60),
	('missing', 0.67),
	('alone', 0.59),
	('', 0.95);

-- What the paper states, once: a figure of the original with its sentence and
-- the translation of both; figures that only the translation has stand for
-- themselves. Repeated headlines are left out. The province is the widest
-- region above the place that was one on the day of the paper, the city the
-- nearest; link is the page, within the archive, and the place in it.
CREATE VIEW claims AS
SELECT a.id || '.f' || f.n AS figure, a.id AS article, a.date, a.page,
	a.title_zh, a.title_en, f.lang, f.text, e.text AS text_en, f.kind,
	f.min, f.max, f.implied_max, f.qualifier, f.unit, f.unit_id,
	u.name_zh AS unit_zh, u.name_en AS unit_en, f.per_id, f.si_min,
	f.si_max, f.si_unit, f.item, e.item AS item_en, f.role, f.factor_min,
	f.factor_max, f.period_from, f.period_to, f.compared_with_from,
	f.compared_with_to, p.id AS place, p.name_zh AS place_zh,
	p.name_en AS place_en,
	(SELECT r.id FROM place_region w JOIN place r ON r.key = w.region
	 WHERE w.place = f.place AND
		w.kind IN ('province', 'autonomous_region', 'municipality')
		AND (a.date BETWEEN w."from" AND w."to" OR
		a.date IS NULL AND w."from" IS NULL)
	 ORDER BY w.level DESC LIMIT 1) AS province,
	(SELECT r.id FROM place_region w JOIN place r ON r.key = w.region
	 WHERE w.place = f.place AND w.kind IN ('city', 'municipality')
		AND (a.date BETWEEN w."from" AND w."to" OR
		a.date IS NULL AND w."from" IS NULL)
	 ORDER BY w.level LIMIT 1) AS city,
	o.id AS organisation, o.name_zh AS organisation_zh,
	o.name_en AS organisation_en,
	nullif(substr(f.industries, 3, 2), '') AS industry, f.verdict,
	f.difference, k.share AS confidence, b.zh_text AS sentence_zh,
	b.en_text AS sentence_en,
	'articles/' || coalesce(substr(a.date, 1, 4) || '/' ||
		substr(a.date, 6, 2), 'undated') || '/' || a.id || '.html#f' ||
		f.n AS link
FROM figure f
JOIN article a ON a.key = f.article
LEFT JOIN figure e ON e.article = f.article AND e.n = f.pair
LEFT JOIN unit u ON u.id = f.unit_id
LEFT JOIN place p ON p.key = f.place
LEFT JOIN organisation o ON o.key = f.organisation
LEFT JOIN confidence k ON k.verdict = coalesce(f.verdict, CASE
	WHEN a.counts_sentences_zh > 0 AND a.counts_sentences_en > 0
	THEN 'alone' ELSE '' END)
LEFT JOIN bead b ON b.key = f.article * 16777216 + f.bead
WHERE f.repeats IS NULL AND (f.lang = 'zh' OR f.pair IS NULL);

-- Each region with how many articles are about it, or about places that lay
-- in it when they were printed, and how many claims.
CREATE VIEW regions AS
SELECT r.id, r.kind, r.name_zh, r.name_en, r.pinyin, r.latitude, r.longitude,
	r.path,
	(SELECT count(DISTINCT s.article)
	 FROM place_region w
	 JOIN article_place s ON s.place = w.place
	 JOIN article a ON a.key = s.article
	 WHERE w.region = r.key AND (a.date BETWEEN w."from" AND w."to" OR
		a.date IS NULL AND w."from" IS NULL)) AS articles,
	(SELECT count(*)
	 FROM place_region w
	 JOIN figure f ON f.place = w.place
	 JOIN article a ON a.key = f.article
	 WHERE w.region = r.key AND f.repeats IS NULL AND
		(f.lang = 'zh' OR f.pair IS NULL) AND
		(a.date BETWEEN w."from" AND w."to" OR
		a.date IS NULL AND w."from" IS NULL)) AS claims
FROM place r;

-- Each industry with how many articles are about it and how many claims.
CREATE VIEW industries AS
SELECT i.code, i.section, i.name_zh, i.name_en,
	(SELECT count(*) FROM article_industry s
	 WHERE s.industry = i.code) AS articles,
	(SELECT count(*) FROM figure f
	 WHERE f.repeats IS NULL AND (f.lang = 'zh' OR f.pair IS NULL) AND
		f.industries LIKE '%"' || i.code || '"%') AS claims
FROM industry i;
