-- SPDX-License-Identifier: MIT
-- site.sql - the pages that list something: what is on them, and where
--
-- A line that begins "--@" directs; what follows it, up to the next, is its
-- SQL over data/archive.db (its tables and views are described there).
--
--   --@ prepare                  statements that are run before all pages:
--                                temporary tables of what is asked for often
--   --@ page KIND STYLE [FILE]   a page, or one a row of "each"; FILE is
--                                index.html if it is not said
--   --@ each                     the pages' subjects. The first column is the
--                                page's folder; all are attributes of the
--                                page and ?1, ?2 ... in the queries below; a
--                                column n is the number of rows of its list
--   --@ script KIND NAME FILE    instead of a page, a script FILE that calls NAME
--   --@ value                    with this, which is JSON; NULL: no script
--   --@ section NAME ROW         an element NAME with an element ROW a row,
--                                columns are attributes; on the first page
--   --@ map NAME ROW             the same; rows with latitude and longitude
--                                get their x and y on the map
--   --@ charts NAME ROW          the same; rows become points of charts
--   --@ parts                    the parts that the list is cut into, and
--                                their sizes: each part is a folder with pages
--                                of its own; no row: the list is one
--   --@ rows ROW N               the page's list, cut into pages of N rows, in
--                                the order of its parts
--   --@ about                    the introduction of archive.md
--   --@ text NAME                pages/NAME.md (English) and NAME.zh.md, from
--                                the corpus or from here, as elements "text"
--
-- Each page becomes <page kind="KIND" ...> and goes through STYLE. NULL is no
-- attribute. A page is one of many thousands: no query of one may go through
-- a whole table; what needs that is summed up below, once.

--@ prepare
-- Where an article is, below articles/; its year; what it is about first.
CREATE TEMP TABLE entry (
	key INTEGER PRIMARY KEY,
	href TEXT,
	year TEXT,
	place INTEGER,
	industry TEXT
);
INSERT INTO entry
SELECT a.key, coalesce(replace(substr(a.date, 1, 7), '-', '/'), 'undated') ||
		'/' || a.id || '.html',
	coalesce(substr(a.date, 1, 4), 'undated'), s.place, t.industry
FROM article a
LEFT JOIN article_place s ON s.article = a.key AND s.rank = 0
LEFT JOIN article_industry t ON t.article = a.key AND t.rank = 0;

-- Days of the paper.
CREATE TEMP TABLE day (
	date TEXT PRIMARY KEY,
	n INTEGER
) WITHOUT ROWID;
INSERT INTO day SELECT date, count(*) FROM article
WHERE date IS NOT NULL GROUP BY date;

-- Who an article is by. The two languages' names go together where there are
-- as many of each.
CREATE TEMP TABLE byline (
	author TEXT,		-- of the name's bytes
	article INTEGER,
	name_zh TEXT,
	name_en TEXT
);
INSERT INTO byline
SELECT lower(hex(substr(j.value, 1, 24))), a.key, j.value,
	CASE WHEN json_array_length(a.authors_zh) =
			json_array_length(a.authors_en)
		THEN json_extract(a.authors_en, '$[' || j.key || ']') END
FROM article a, json_each(a.authors_zh) j
WHERE a.authors_zh <> '[]' AND j.value <> ''
UNION ALL
SELECT lower(hex(substr(j.value, 1, 60))), a.key, NULL, j.value
FROM article a, json_each(a.authors_en) j
WHERE coalesce(a.authors_zh, '[]') = '[]' AND j.value <> '';

-- Which articles a list has: of a region (r), an industry or section (i), an
-- organisation (o), an author (a). The feeds of regions and industries take the
-- newest from here.
CREATE TEMP TABLE listed (
	kind TEXT,
	subject TEXT,
	article INTEGER,
	PRIMARY KEY (kind, subject, article)
) WITHOUT ROWID;
INSERT OR IGNORE INTO listed
SELECT 'a', author, article FROM byline ORDER BY 2, 3;
INSERT OR IGNORE INTO listed
SELECT 'i', industry, article FROM article_industry
UNION ALL
SELECT 'i', d.section, s.article FROM article_industry s
JOIN industry d ON d.code = s.industry
WHERE d.section IS NOT NULL ORDER BY 2, 3;
INSERT OR IGNORE INTO listed
SELECT DISTINCT 'o', CAST(organisation AS TEXT), article
FROM organisation_mention WHERE organisation IS NOT NULL ORDER BY 2, 3;
INSERT OR IGNORE INTO listed
SELECT 'r', CAST(w.region AS TEXT), m.article
FROM (SELECT DISTINCT place, article FROM place_mention
	WHERE place IS NOT NULL
	UNION SELECT place, article FROM article_place) m
CROSS JOIN article a ON a.key = m.article
CROSS JOIN place_region w ON w.place = m.place
	AND (a.date BETWEEN w."from" AND w."to" OR
	a.date IS NULL AND w."from" IS NULL)
ORDER BY 2, 3;

-- Figures by place and industry, 0 and "unknown" where they are not known.
CREATE TEMP TABLE cell_claim (
	place INTEGER,
	code TEXT,
	article INTEGER,
	n INTEGER,
	PRIMARY KEY (place, code, article, n)
) WITHOUT ROWID;
INSERT OR IGNORE INTO cell_claim
SELECT coalesce(f.place, 0), coalesce(j.value, 'unknown'), f.article, f.n
FROM figure f
LEFT JOIN json_each(f.industries) j
WHERE f.repeats IS NULL AND (f.lang = 'zh' OR f.pair IS NULL)
ORDER BY 1, 2, 3, 4;

-- What may be a point of a chart: the same thing in the same unit in a cell,
-- said of at least three periods.
CREATE TEMP TABLE point (
	place INTEGER,
	code TEXT,
	series TEXT,
	article INTEGER,
	n INTEGER
);
INSERT INTO point
SELECT c.place, c.code, f.item || ' ' || coalesce(f.unit_id, f.kind),
	c.article, c.n
FROM cell_claim c
CROSS JOIN figure f ON f.article = c.article AND f.n = c.n
WHERE c.place > 0 AND f.lang = 'zh' AND f.item IS NOT NULL
	AND f.kind IN ('count', 'measure', 'money', 'rate')
	AND coalesce(f.role, 'level') IN ('level', 'to', 'plan')
	AND f.period_from IS NOT NULL AND f.period_to IS NOT NULL
	AND coalesce(f.min, f.max) >= 0;
CREATE TEMP TABLE series (
	place INTEGER,
	code TEXT,
	series TEXT,
	n INTEGER,
	PRIMARY KEY (place, code, n, series)
) WITHOUT ROWID;
INSERT INTO series
SELECT p.place, p.code, p.series, count(*)
FROM point p
CROSS JOIN figure f ON f.article = p.article AND f.n = p.n
GROUP BY 1, 2, 3 HAVING count(DISTINCT f.period_from || f.period_to) >= 3;
CREATE INDEX temp.point_series ON point (place, code, series);

-- On the page of a place stand as many of its cells as have 100 figures together,
-- the smallest first. The others, and those with a chart, have their own.
CREATE TEMP TABLE cell (
	place INTEGER,
	code TEXT,
	n INTEGER,
	own INTEGER,
	href TEXT,		-- below statistics/
	PRIMARY KEY (place, code)
) WITHOUT ROWID;
INSERT INTO cell
SELECT c.place, c.code, c.n, c.own, coalesce(p.path, 'unknown') ||
	iif(c.own, '/' || c.code || '/index.html', '/index.html#i' || c.code)
FROM (SELECT place, code, n, chart OR sum(n) OVER (
		PARTITION BY place ORDER BY chart, n, code) > 100 AS own
	FROM (SELECT place, code, count(*) AS n, EXISTS (SELECT 1
			FROM series s WHERE s.place = c.place
				AND s.code = c.code) AS chart
		FROM cell_claim c GROUP BY place, code)) c
LEFT JOIN place p ON p.key = c.place;
CREATE INDEX temp.cell_code ON cell (code, n);
-- The same with what lies in a region, now or once: n of the region, all of
-- those within it, and the largest of these.
CREATE TEMP TABLE within (
	region INTEGER,
	code TEXT,
	place INTEGER,
	n INTEGER,
	PRIMARY KEY (region, code, place)
) WITHOUT ROWID;
INSERT INTO within
SELECT DISTINCT w.region, c.code, c.place, c.n
FROM cell c
JOIN place p ON p.key = c.place AND p.path IS NOT NULL
JOIN place_region w ON w.place = c.place
ORDER BY 1, 2, 3;

-- How many there are of each, by year; c is a large cell, d the discrepancies.
CREATE TEMP TABLE listed_year (
	kind TEXT,
	subject TEXT,
	year TEXT,
	n INTEGER,
	first INTEGER,		-- article
	PRIMARY KEY (kind, subject, year)
) WITHOUT ROWID;
INSERT INTO listed_year
SELECT l.kind, l.subject, e.year, count(*), min(l.article)
FROM listed l JOIN entry e ON e.key = l.article GROUP BY 1, 2, 3;
INSERT INTO listed_year
SELECT 'c', k.place || '/' || k.code, e.year, count(*), min(c.article)
FROM cell k
CROSS JOIN cell_claim c ON c.place = k.place AND c.code = k.code
CROSS JOIN entry e ON e.key = c.article
WHERE k.n > 100 GROUP BY k.place, k.code, 3;
INSERT INTO listed_year
SELECT 'd', '', e.year, count(*), min(d.article)
FROM discrepancy d JOIN entry e ON e.key = d.article GROUP BY 3;

CREATE TEMP TABLE size (
	kind TEXT,
	subject TEXT,
	n INTEGER,
	PRIMARY KEY (kind, subject)
) WITHOUT ROWID;
INSERT INTO size SELECT kind, subject, sum(n) FROM listed_year GROUP BY 1, 2;
CREATE INDEX temp.size_n ON size (kind, n);

-- A list of more than 100 is cut into decades, one of many more into years.
CREATE TEMP TABLE part (
	kind TEXT,
	subject TEXT,
	name TEXT,
	n INTEGER,
	first INTEGER,
	PRIMARY KEY (kind, subject, first)
) WITHOUT ROWID;
INSERT INTO part
SELECT y.kind, y.subject,
	CASE WHEN s.n > 1500 OR y.year = 'undated' THEN y.year
		ELSE substr(y.year, 1, 3) || '0s' END AS name,
	sum(y.n), min(y.first)
FROM size s
JOIN listed_year y ON y.kind = s.kind AND y.subject = s.subject
WHERE s.n > 100
GROUP BY y.kind, y.subject, name;

-- What is written about in a region.
CREATE TEMP TABLE region_industry (
	region TEXT,
	code TEXT,
	n INTEGER,
	PRIMARY KEY (region, code)
) WITHOUT ROWID;
INSERT INTO region_industry
SELECT l.subject, t.industry, count(*)
FROM listed l
CROSS JOIN article_industry t ON t.article = l.article
WHERE l.kind = 'r' GROUP BY 1, 2;

CREATE TEMP TABLE author (
	key TEXT PRIMARY KEY,
	name_zh TEXT,
	name_en TEXT,
	letter TEXT,		-- "other" for names in Chinese only
	n INTEGER,
	path TEXT		-- below authors/, NULL: in no list of its own
) WITHOUT ROWID;
INSERT INTO author
SELECT b.author, max(b.name_zh), min(b.name_en), 'other', s.n,
	CASE WHEN s.n > 1 THEN substr(b.author, 1, 6) || '/' || b.author END
FROM byline b JOIN size s ON s.kind = 'a' AND s.subject = b.author
GROUP BY b.author;
UPDATE author SET letter = upper(substr(name_en, 1, 1))
WHERE upper(substr(name_en, 1, 1)) BETWEEN 'A' AND 'Z';
CREATE INDEX temp.author_letter ON author (letter = 'other', letter, name_en,
	name_zh);

CREATE TEMP TABLE organisation_list (
	key INTEGER PRIMARY KEY,
	letter TEXT,
	n INTEGER,
	path TEXT,		-- below organisations/; NULL: no page of its own
	href TEXT		-- where lists lead
);
-- Most are named in one article, and few in more than two. Those have a page of
-- their own; the others stand on those of the days that name them. An article's
-- page leads to its day's, whose address holds however many come to name them.
INSERT INTO organisation_list
SELECT o.key, CASE WHEN upper(substr(o.name_en, 1, 1)) BETWEEN 'A' AND 'Z'
		THEN upper(substr(o.name_en, 1, 1)) ELSE 'other' END,
	coalesce(s.n, 0),
	-- Where many have no place, or the same, the end of the id parts them.
	iif(s.n > 2, substr(o.id, 1, instr(o.id || '-', '-') - 1) || '/' ||
		substr(o.id, -2) || '/' || o.id, NULL),
	NULL
FROM organisation o
LEFT JOIN size s ON s.kind = 'o' AND s.subject = CAST(o.key AS TEXT);
UPDATE organisation_list SET href = 'organisations/' || path || '/index.html'
WHERE path IS NOT NULL;
UPDATE organisation_list SET href = (
	SELECT CASE
		WHEN organisation_list.n = 1 THEN 'articles/' || e.href
		WHEN a.date IS NULL THEN 'organisations/undated/' ||
			substr(a.id, -2) || '/index.html#o.' || o.id
		ELSE 'dates/' || replace(a.date, '-', '/') || '/index.html#o.' ||
			o.id END
	FROM listed l
	JOIN article a ON a.key = l.article
	JOIN entry e ON e.key = l.article
	JOIN organisation o ON o.key = organisation_list.key
	WHERE l.kind = 'o' AND l.subject = CAST(organisation_list.key AS TEXT)
	ORDER BY l.article LIMIT 1)
WHERE path IS NULL;

-- What the articles of a day name, or, of those without a day, the articles
-- whose ids end alike; and what is shown of it. Where they name very many, one
-- that a single article names leads there and shows no more.
CREATE TEMP TABLE named (
	shelf TEXT,		-- a day, or the end of ids
	organisation INTEGER,
	brief INTEGER DEFAULT 0,
	PRIMARY KEY (shelf, organisation)
) WITHOUT ROWID;
INSERT OR IGNORE INTO named (shelf, organisation)
SELECT coalesce(a.date, substr(a.id, -2)), m.organisation
FROM article a
CROSS JOIN organisation_mention m ON m.article = a.key
WHERE m.organisation IS NOT NULL;
UPDATE named SET brief = 1
WHERE shelf IN (SELECT shelf FROM named GROUP BY shelf HAVING count(*) > 150)
	AND organisation IN (SELECT key FROM organisation_list WHERE n = 1);
CREATE TEMP VIEW named_organisation AS
SELECT x.shelf, o.id, iif(l.path IS NOT NULL OR x.brief, l.href, NULL) AS href,
	o.name_zh, o.name_en, l.n, p.path, p.name_zh AS place_zh, p.name_en AS place_en
FROM named x
CROSS JOIN organisation o ON o.key = x.organisation
JOIN organisation_list l ON l.key = o.key
LEFT JOIN place p ON p.key = o.place AND NOT x.brief;
-- Of those that have no page, the articles and the figures.
CREATE TEMP VIEW named_by AS
SELECT x.shelf, o.id, e.href, a.date, a.title_zh, a.title_en, a.key
FROM named x
CROSS JOIN organisation_list l ON l.key = x.organisation AND l.path IS NULL
	AND NOT x.brief
CROSS JOIN organisation o ON o.key = l.key
CROSS JOIN listed t ON t.kind = 'o' AND t.subject = CAST(l.key AS TEXT)
CROSS JOIN article a ON a.key = t.article
JOIN entry e ON e.key = a.key;
CREATE TEMP VIEW named_with AS
SELECT x.shelf, o.id, e.href, f.n, nullif(f.item, '') AS item,
	amount(f.kind, f.qualifier, f.min, f.max, f."values") AS amount,
	iif(f.kind IN ('percent', 'multiple'), NULL,
		coalesce(u.name_zh, f.unit)) AS unit, f.article
FROM named x
CROSS JOIN organisation_list l ON l.key = x.organisation AND l.path IS NULL
	AND NOT x.brief
CROSS JOIN figure f ON f.organisation = l.key AND f.repeats IS NULL
	AND f.lang = 'zh'
CROSS JOIN organisation o ON o.key = l.key
JOIN entry e ON e.key = f.article
LEFT JOIN unit u ON u.id = f.unit_id;

-- What is shown of a figure; then with the words of its sentence around it.
CREATE TEMP VIEW shown AS
SELECT f.article, f.n, f.lang, f.bead, f.place, f.organisation, f.repeats, f.pair,
	e.href, a.date, f.text, g.text AS text_en,
	amount(f.kind, f.qualifier, f.min, f.max, f."values") AS amount,
	iif(f.kind IN ('percent', 'multiple'), NULL, f.unit) AS unit,
	u.name_zh AS unit_zh, u.name_en AS unit_en, f.item,
	g.item AS item_en, nullif(f.role, 'level') AS role,
	interval(f.period_from, f.period_to) AS period, f.verdict
FROM figure f
JOIN article a ON a.key = f.article
JOIN entry e ON e.key = f.article
LEFT JOIN figure g ON g.article = f.article AND g.n = f.pair
LEFT JOIN unit u ON u.id = f.unit_id
	AND f.kind NOT IN ('percent', 'multiple');
CREATE TEMP VIEW shown_within AS
SELECT s.*, before(b.zh_text, iif(s.lang = 'zh', s.text, NULL)) AS zh_before,
	after(b.zh_text, iif(s.lang = 'zh', s.text, NULL)) AS zh_after,
	before(b.en_text, iif(s.lang = 'en', s.text, s.text_en)) AS en_before,
	after(b.en_text, iif(s.lang = 'en', s.text, s.text_en)) AS en_after
FROM shown s
LEFT JOIN bead b ON b.key = s.article * 16777216 + s.bead;

--@ page home home.xsl
--@ about
--@ section counts count
SELECT (SELECT count(*) FROM article) AS articles,
	(SELECT sum(n) FROM cell) AS figures,
	(SELECT count(*) FROM size WHERE kind = 'r') AS places,
	(SELECT count(*) FROM organisation) AS organisations,
	(SELECT count(*) FROM author) AS authors,
	(SELECT count(*) FROM discrepancy) AS discrepancies,
	(SELECT min(date) FROM article) AS "from",
	(SELECT max(date) FROM article) AS "to"
--@ section years year
SELECT substr(date, 1, 4) AS year, sum(n) AS n, substr(date, 1, 4) AS part
FROM day GROUP BY 1 ORDER BY 1
--@ map map dot
SELECT p.path, p.name_zh, p.name_en, p.latitude, p.longitude, s.n
FROM size s
JOIN place p ON p.key = CAST(s.subject AS INTEGER)
WHERE s.kind = 'r' AND p.kind IN ('city', 'municipality', 'county',
	'prefecture', 'district', 'town') AND p.path IS NOT NULL
ORDER BY s.n DESC, p.id LIMIT 150
--@ section regions region
SELECT p.path, p.name_zh, p.name_en, s.n
FROM size s
JOIN place p ON p.key = CAST(s.subject AS INTEGER)
WHERE s.kind = 'r' AND p.path IS NOT NULL AND p.kind <> 'country'
ORDER BY s.n DESC, p.id LIMIT 16
--@ section industries industry
SELECT i.code, i.name_zh, i.name_en, s.n
FROM size s
JOIN industry i ON i.code = s.subject
WHERE s.kind = 'i' AND i.section IS NOT NULL
ORDER BY s.n DESC, i.code LIMIT 10
--@ section discrepancies discrepancy
SELECT e.href, a.date, d.n, d.kind, d.severity, d.zh_text, d.en_text, d.message
FROM discrepancy d
JOIN article a ON a.key = d.article
JOIN entry e ON e.key = d.article
ORDER BY d.article DESC, d.n LIMIT 6
--@ section entries entry
SELECT e.href, a.date, a.page, a.title_zh, a.title_en, p.path,
	p.name_zh, p.name_en, i.code, i.name_zh AS industry_zh,
	i.name_en AS industry_en
FROM article a
JOIN entry e ON e.key = a.key
LEFT JOIN place p ON p.key = e.place
LEFT JOIN industry i ON i.code = e.industry
ORDER BY a.key DESC LIMIT 8

--@ page search search.xsl search.html

--@ page about pages.xsl about.html
--@ about
--@ text about
--@ page method pages.xsl method.html
--@ text method
--@ section examples claim
SELECT s.pair, s.href, s.date, s.n, s.lang, s.text, s.text_en, s.amount, s.unit,
	s.unit_zh, s.unit_en, s.item, s.item_en, s.role, s.period, s.verdict,
	s.zh_before, s.zh_after, s.en_before, s.en_after
FROM (SELECT article, n, row_number() OVER (
		PARTITION BY qualifier, kind IN ('multiple', 'fraction'),
			role IN ('increase', 'decrease')
		ORDER BY verdict, article, n) AS place
	FROM figure
	WHERE article <= 1000 AND lang = 'zh' AND pair IS NOT NULL
		AND repeats IS NULL AND bead IS NOT NULL) x
CROSS JOIN shown_within s ON s.article = x.article AND s.n = x.n
WHERE x.place = 1
ORDER BY s.article, s.n LIMIT 20
--@ page data pages.xsl data.html
--@ text data
--@ section counts count
SELECT (SELECT count(*) FROM article) AS articles,
	(SELECT count(*) FROM figure) AS figures,
	(SELECT min(date) FROM article) AS "from",
	(SELECT max(date) FROM article) AS "to"

--@ page regions regions.xsl
--@ each
SELECT 'regions' AS folder
--@ map map dot
SELECT p.path, p.name_zh, p.name_en, p.latitude, p.longitude, s.n
FROM size s
JOIN place p ON p.key = CAST(s.subject AS INTEGER)
WHERE s.kind = 'r' AND p.kind IN ('city', 'municipality', 'county',
	'prefecture', 'district', 'town') AND p.path IS NOT NULL
ORDER BY s.n DESC, p.id LIMIT 300
--@ section regions region
SELECT r.path, r.kind, r.name_zh, r.name_en, r.pinyin, s.n,
	length(r.path) - length(replace(r.path, '/', '')) AS depth,
	CASE WHEN instr(r.path, '/') > 0
		THEN substr(r.path, 1, instr(r.path, '/') - 1) END AS top,
	(SELECT c.path FROM place_region w
		JOIN place c ON c.key = w.region AND c.kind = 'country'
		WHERE w.place = r.key AND w.level > 0 LIMIT 1) AS country
FROM place r
JOIN size s ON s.kind = 'r' AND s.subject = CAST(r.key AS TEXT)
WHERE r.path IS NOT NULL AND r.kind NOT IN ('county', 'district', 'town',
	'other')
ORDER BY r.path

--@ page gazetteer regions.xsl
--@ each
SELECT 'regions/a-z' AS folder
--@ parts
SELECT upper(substr(name_en, 1, 1)) AS letter, count(*)
FROM place WHERE path IS NOT NULL
	AND (SELECT count(*) FROM place WHERE path IS NOT NULL) > 300
GROUP BY 1 ORDER BY 1
--@ rows region 300
SELECT p.path, p.name_zh, p.name_en, p.pinyin, p.kind, s.n
FROM place p
LEFT JOIN size s ON s.kind = 'r' AND s.subject = CAST(p.key AS TEXT)
WHERE p.path IS NOT NULL
ORDER BY upper(substr(p.name_en, 1, 1)), replace(replace(lower(p.name_en),
	'''', ''), ' ', ''), p.id

--@ page region regions.xsl
--@ each
SELECT 'regions/' || path AS folder, key, id, kind, name_zh, name_en, pinyin,
	latitude, longitude, path
FROM place WHERE path IS NOT NULL ORDER BY key
--@ section within region
SELECT r.path, r.kind, r.name_zh, r.name_en, min(w."from") AS "from",
	max(w."to") AS "to"
FROM place_region w
JOIN place r ON r.key = w.region
WHERE w.place = ?2 AND w.level > 0 AND r.path IS NOT NULL
GROUP BY r.key ORDER BY max(w.level) DESC, "from"
--@ section past past
SELECT t.region, t.name_zh, t.name_en, t."from", t."to", r.path
FROM place_past t
LEFT JOIN place r ON r.id = t.region
WHERE t.place = ?2
ORDER BY t.region IS NOT NULL, coalesce(t."from", ''), coalesce(t."to", '9')
--@ section subregions region
SELECT p.path, p.name_zh, p.name_en, p.kind, s.n
FROM (SELECT DISTINCT place FROM place_region
	WHERE region = ?2 AND level = 1) w
JOIN place p ON p.key = w.place
LEFT JOIN size s ON s.kind = 'r' AND s.subject = CAST(p.key AS TEXT)
WHERE p.path IS NOT NULL
ORDER BY p.kind IN ('county', 'district', 'town', 'other'), p.id
--@ section industries industry
SELECT i.code, i.name_zh, i.name_en, t.n
FROM region_industry t
JOIN industry i ON i.code = t.code
WHERE t.region = ?2 ORDER BY t.n DESC, i.code LIMIT 20
--@ section organisations organisation
SELECT l.href, o.id, o.name_zh, o.name_en, l.n
FROM organisation o
JOIN organisation_list l ON l.key = o.key
WHERE o.place = ?2 ORDER BY l.n DESC, o.id LIMIT 60
--@ section downloads download
SELECT 'figures.csv' AS href FROM place r
WHERE r.key = ?2 AND r.kind <> 'country' AND EXISTS (SELECT 1
	FROM place_region w
	JOIN figure f ON f.place = w.place
	JOIN article a ON a.key = f.article
	WHERE w.region = r.key AND f.repeats IS NULL
		AND (f.lang = 'zh' OR f.pair IS NULL)
		AND (a.date BETWEEN w."from" AND w."to" OR
		a.date IS NULL AND w."from" IS NULL))
--@ section cells cell
SELECT x.code, coalesce(c.href, r.path || '/index.html#i' || x.code) AS href,
	i.name_zh, i.name_en, x.n
FROM (SELECT code, sum(n) AS n FROM within WHERE region = ?2 GROUP BY code) x
JOIN place r ON r.key = ?2
LEFT JOIN cell c ON c.place = r.key AND c.code = x.code
LEFT JOIN industry i ON i.code = x.code
ORDER BY x.n DESC, x.code
--@ section years year
SELECT y.year, y.n, CASE WHEN s.n > 1500 THEN y.year
	WHEN s.n > 100 THEN substr(y.year, 1, 3) || '0s' END AS part
FROM listed_year y
JOIN size s ON s.kind = 'r' AND s.subject = ?2
WHERE y.kind = 'r' AND y.subject = ?2 AND y.year <> 'undated' ORDER BY y.year
--@ section newest entry
SELECT e.href, a.date, a.page, a.title_zh, a.title_en
FROM (SELECT l.article FROM size s
	CROSS JOIN listed l ON l.kind = s.kind AND l.subject = s.subject
	WHERE s.kind = 'r' AND s.subject = ?2 AND s.n > 100
	ORDER BY l.article DESC LIMIT 8) x
CROSS JOIN article a ON a.key = x.article
JOIN entry e ON e.key = x.article
--@ parts
SELECT name, n FROM part WHERE kind = 'r' AND subject = ?2 ORDER BY first
--@ rows entry 100
SELECT e.href, a.date, a.page, a.title_zh, a.title_en, i.code,
	i.name_zh AS industry_zh, i.name_en AS industry_en
FROM listed l
JOIN entry e ON e.key = l.article
JOIN article a ON a.key = l.article
LEFT JOIN industry i ON i.code = e.industry
WHERE l.kind = 'r' AND l.subject = ?2 ORDER BY l.article

--@ page industries industries.xsl
--@ each
SELECT 'industries' AS folder
--@ section industries industry
SELECT i.code, i.name_zh, i.name_en, i.section, coalesce(s.n, 0) AS n
FROM industry i
LEFT JOIN size s ON s.kind = 'i' AND s.subject = i.code
WHERE s.n > 0 OR EXISTS (SELECT 1 FROM cell c WHERE c.code = i.code)
	OR EXISTS (SELECT 1 FROM industry d JOIN cell c ON c.code = d.code
		WHERE d.section = i.code)
ORDER BY coalesce(i.section, i.code), i.section IS NOT NULL, i.code

--@ page industry industries.xsl
--@ each
SELECT 'industries/' || i.code AS folder, i.code, i.name_zh, i.name_en,
	i.section, s.name_zh AS section_zh, s.name_en AS section_en
FROM industry i
LEFT JOIN industry s ON s.code = i.section
LEFT JOIN size z ON z.kind = 'i' AND z.subject = i.code
WHERE z.n > 0 OR EXISTS (SELECT 1 FROM cell c WHERE c.code = i.code)
	OR EXISTS (SELECT 1 FROM industry d JOIN cell c ON c.code = d.code
		WHERE d.section = i.code)
ORDER BY i.code
--@ section divisions industry
SELECT i.code, i.name_zh, i.name_en, s.n
FROM industry i
JOIN size s ON s.kind = 'i' AND s.subject = i.code
WHERE i.section = ?2 ORDER BY i.code
--@ section downloads download
SELECT 'figures.csv' AS href FROM industry i
WHERE i.code = ?2 AND i.section IS NOT NULL
	AND EXISTS (SELECT 1 FROM cell c WHERE c.code = i.code)
--@ section cells cell
SELECT coalesce(p.path, 'unknown') AS path, c.href, p.name_zh, p.name_en, c.n
FROM cell c
LEFT JOIN place p ON p.key = c.place
WHERE c.code = ?2 ORDER BY c.place = 0 DESC, c.n DESC, c.place LIMIT 60
--@ section years year
SELECT y.year, y.n, CASE WHEN s.n > 1500 THEN y.year
	WHEN s.n > 100 THEN substr(y.year, 1, 3) || '0s' END AS part
FROM listed_year y
JOIN size s ON s.kind = 'i' AND s.subject = ?2
WHERE y.kind = 'i' AND y.subject = ?2 AND y.year <> 'undated' ORDER BY y.year
--@ section newest entry
SELECT e.href, a.date, a.page, a.title_zh, a.title_en
FROM (SELECT l.article FROM size s
	CROSS JOIN listed l ON l.kind = s.kind AND l.subject = s.subject
	WHERE s.kind = 'i' AND s.subject = ?2 AND s.n > 100
	ORDER BY l.article DESC LIMIT 8) x
CROSS JOIN article a ON a.key = x.article
JOIN entry e ON e.key = x.article
--@ parts
SELECT name, n FROM part WHERE kind = 'i' AND subject = ?2 ORDER BY first
--@ rows entry 100
SELECT e.href, a.date, a.page, a.title_zh, a.title_en, p.path, p.name_zh,
	p.name_en
FROM listed l
JOIN entry e ON e.key = l.article
JOIN article a ON a.key = l.article
LEFT JOIN place p ON p.key = e.place
WHERE l.kind = 'i' AND l.subject = ?2 ORDER BY l.article

--@ page organisations organisations.xsl
--@ each
SELECT 'organisations' AS folder
--@ section most organisation
SELECT l.href, o.id, o.name_zh, o.name_en, l.n
FROM organisation_list l
JOIN organisation o ON o.key = l.key
WHERE (SELECT count(*) FROM organisation_list) > 300
ORDER BY l.n DESC, o.id LIMIT 60
--@ parts
SELECT letter, count(*) FROM organisation_list
WHERE (SELECT count(*) FROM organisation_list) > 300
GROUP BY letter ORDER BY letter = 'other', letter
--@ rows organisation 300
SELECT l.href, o.id, o.name_zh, o.name_en, l.n
FROM organisation_list l
JOIN organisation o ON o.key = l.key
ORDER BY l.letter = 'other', l.letter, o.name_en, o.name_zh, o.id

--@ page organisation organisations.xsl
--@ each
SELECT 'organisations/' || l.path AS folder,
	o.key, l.n, o.id, o.name_zh, o.name_en, o.kind, p.path,
	p.name_zh AS place_zh, p.name_en AS place_en, i.code,
	i.name_zh AS industry_zh, i.name_en AS industry_en,
	(SELECT n FROM size WHERE kind = 'i' AND subject = i.code) AS articles
FROM organisation o
JOIN organisation_list l ON l.key = o.key
LEFT JOIN place p ON p.key = o.place
LEFT JOIN industry i ON i.code = o.industry
WHERE l.path IS NOT NULL
ORDER BY o.key
--@ section claims claim
SELECT s.href, s.date, s.n, s.lang, s.text, s.text_en, s.amount, s.unit,
	s.unit_zh, s.unit_en, s.item, s.item_en, s.role, s.period, s.verdict,
	s.zh_before, s.zh_after, s.en_before, s.en_after
FROM shown_within s
WHERE s.organisation = ?2 AND s.repeats IS NULL
	AND (s.lang = 'zh' OR s.pair IS NULL)
LIMIT 20
--@ section years year
SELECT y.year, y.n, CASE WHEN s.n > 1500 THEN y.year
	ELSE substr(y.year, 1, 3) || '0s' END AS part
FROM size s
JOIN listed_year y ON y.kind = s.kind AND y.subject = s.subject
WHERE s.kind = 'o' AND s.subject = ?2 AND s.n > 100
	AND y.year <> 'undated' ORDER BY y.year
--@ section newest entry
SELECT e.href, a.date, a.page, a.title_zh, a.title_en
FROM (SELECT l.article FROM size s
	CROSS JOIN listed l ON l.kind = s.kind AND l.subject = s.subject
	WHERE s.kind = 'o' AND s.subject = ?2 AND s.n > 100
	ORDER BY l.article DESC LIMIT 8) x
CROSS JOIN article a ON a.key = x.article
JOIN entry e ON e.key = x.article
--@ parts
SELECT name, n FROM part WHERE kind = 'o' AND subject = ?2 ORDER BY first
--@ rows entry 100
SELECT e.href, a.date, a.page, a.title_zh, a.title_en, p.path, p.name_zh,
	p.name_en, i.code, i.name_zh AS industry_zh, i.name_en AS industry_en
FROM listed l
JOIN entry e ON e.key = l.article
JOIN article a ON a.key = l.article
LEFT JOIN place p ON p.key = e.place
LEFT JOIN industry i ON i.code = e.industry
WHERE l.kind = 'o' AND l.subject = ?2 ORDER BY l.article

--@ page authors authors.xsl
--@ each
SELECT 'authors' AS folder
WHERE EXISTS (SELECT 1 FROM author)
--@ section most author
SELECT path, name_zh, name_en, n FROM author
WHERE path IS NOT NULL AND (SELECT count(*) FROM author) > 300 ORDER BY n DESC, key LIMIT 60
--@ parts
SELECT letter, count(*) FROM author
WHERE (SELECT count(*) FROM author) > 300
GROUP BY letter = 'other', letter ORDER BY letter = 'other', letter
--@ rows author 300
SELECT t.path, t.name_zh, t.name_en, t.n, e.href
FROM author t
LEFT JOIN listed l ON t.path IS NULL AND l.kind = 'a' AND l.subject = t.key
LEFT JOIN entry e ON e.key = l.article
ORDER BY t.letter = 'other', t.letter, t.name_en, t.name_zh

--@ page author authors.xsl
--@ each
SELECT 'authors/' || path AS folder, key, name_zh, name_en
FROM author WHERE path IS NOT NULL ORDER BY key
--@ parts
SELECT name, n FROM part WHERE kind = 'a' AND subject = ?2 ORDER BY first
--@ rows entry 100
SELECT e.href, a.date, a.page, a.title_zh, a.title_en, p.path, p.name_zh,
	p.name_en, i.code, i.name_zh AS industry_zh, i.name_en AS industry_en
FROM listed l
JOIN entry e ON e.key = l.article
JOIN article a ON a.key = l.article
LEFT JOIN place p ON p.key = e.place
LEFT JOIN industry i ON i.code = e.industry
WHERE l.kind = 'a' AND l.subject = ?2 ORDER BY l.article

--@ page dates dates.xsl
--@ each
SELECT 'dates' AS folder,
	(SELECT count(*) FROM article WHERE date IS NULL) AS undated
--@ section years year
SELECT substr(date, 1, 4) AS year, sum(n) AS n, substr(date, 1, 4) AS part
FROM day GROUP BY 1 ORDER BY 1
--@ section months month
SELECT substr(date, 1, 4) AS year, substr(date, 6, 2) AS month, sum(n) AS n
FROM day GROUP BY 1, 2 ORDER BY 1, 2

--@ page year dates.xsl
--@ each
SELECT 'dates/' || year AS folder, year,
	lag(year) OVER (ORDER BY year) AS previous,
	lead(year) OVER (ORDER BY year) AS next, n
FROM (SELECT substr(date, 1, 4) AS year, sum(n) AS n FROM day GROUP BY 1)
ORDER BY year
--@ section days day
SELECT date, substr(date, 6, 2) AS month, substr(date, 9, 2) AS day, n,
	strftime('%w', date) AS weekday
FROM day WHERE date BETWEEN ?2 || '-01-01' AND ?2 || '-12-31' ORDER BY date

--@ page month dates.xsl
--@ each
SELECT 'dates/' || replace(month, '-', '/') AS folder, month,
	lag(month) OVER (ORDER BY month) AS previous,
	lead(month) OVER (ORDER BY month) AS next, n
FROM (SELECT substr(date, 1, 7) AS month, sum(n) AS n FROM day GROUP BY 1)
ORDER BY month
--@ section days day
SELECT date, substr(date, 6, 2) AS month, substr(date, 9, 2) AS day, n,
	strftime('%w', date) AS weekday
FROM day WHERE date BETWEEN ?2 || '-01' AND ?2 || '-31' ORDER BY date
--@ section leads entry
SELECT e.href, a.date, a.page, a.title_zh, a.title_en
FROM day d
JOIN article a ON a.key = (SELECT min(key) FROM article WHERE date = d.date)
JOIN entry e ON e.key = a.key
WHERE d.date BETWEEN ?2 || '-01' AND ?2 || '-31' ORDER BY d.date

--@ page day dates.xsl
--@ each
SELECT 'dates/' || replace(date, '-', '/') AS folder, date,
	lag(date) OVER (ORDER BY date) AS previous,
	lead(date) OVER (ORDER BY date) AS next
FROM day ORDER BY date
--@ section organisations organisation
SELECT id, href, name_zh, name_en, n, path, place_zh, place_en
FROM named_organisation WHERE shelf = ?2
ORDER BY name_en IS NULL, name_en, name_zh, id
--@ section naming entry
SELECT id, href, date, title_zh, title_en
FROM named_by WHERE shelf = ?2 ORDER BY key
--@ section figures figure
SELECT id, href, n, item, amount, unit
FROM named_with WHERE shelf = ?2 ORDER BY article, n
--@ rows entry 150
SELECT e.href, a.page, a.title_zh, a.title_en, p.path, p.name_zh,
	p.name_en, i.code, i.name_zh AS industry_zh, i.name_en AS industry_en
FROM article a
JOIN entry e ON e.key = a.key
LEFT JOIN place p ON p.key = e.place
LEFT JOIN industry i ON i.code = e.industry
WHERE a.date = ?2
ORDER BY a.key

--@ script near duikanNear near.js
--@ each
SELECT 'dates/' || replace(date, '-', '/') AS folder, date FROM day
ORDER BY date
--@ value
-- What stands next to the day's articles in the lists of what they are about
-- first, and of the two organisations that they name first: duikan.js shows it
-- on their pages, which were written before that was known. By article and
-- list: before and after, each where it is and its headline; and the page of an
-- organisation that has one.
WITH subject AS (
	SELECT a.key, a.id, 'r' AS kind, CAST(e.place AS TEXT) AS subject,
		'regions/' || p.path AS path, NULL AS page
	FROM article a
	JOIN entry e ON e.key = a.key
	JOIN place p ON p.key = e.place
	WHERE a.date = ?2 AND p.path IS NOT NULL
	UNION ALL
	SELECT a.key, a.id, 'i', e.industry, 'industries/' || e.industry, NULL
	FROM article a
	JOIN entry e ON e.key = a.key
	WHERE a.date = ?2 AND e.industry IS NOT NULL
	UNION ALL
	SELECT o.key, o.id, 'o', CAST(o.organisation AS TEXT),
		'dates/' || replace(?2, '-', '/') || '#o.' || g.id,
		'organisations/' || l.path
	FROM (SELECT a.key, a.id, m.organisation,
			row_number() OVER (PARTITION BY a.id ORDER BY min(m.n)) AS place
		FROM article a
		CROSS JOIN organisation_mention m ON m.article = a.key
		WHERE a.date = ?2 AND m.organisation IS NOT NULL
		GROUP BY a.id, m.organisation) o
	JOIN organisation g ON g.key = o.organisation
	JOIN organisation_list l ON l.key = o.organisation
	WHERE o.place <= 2 AND l.n > 1),
side AS (
	SELECT s.id, s.path, s.page,
		(SELECT max(l.article) FROM listed l WHERE l.kind = s.kind
			AND l.subject = s.subject AND l.article < s.key) AS before,
		(SELECT min(l.article) FROM listed l WHERE l.kind = s.kind
			AND l.subject = s.subject AND l.article > s.key) AS after
	FROM subject s)
SELECT nullif(json_group_object(id, json(lists)), '{}')
FROM (SELECT s.id, json_group_object(s.path, json_array(
		iif(b.key IS NULL, NULL, json_array(f.href, b.date,
			coalesce(b.title_en, b.title_zh, b.id), b.title_en IS NULL)),
		iif(n.key IS NULL, NULL, json_array(t.href, n.date,
			coalesce(n.title_en, n.title_zh, n.id), n.title_en IS NULL)),
		s.page))
		AS lists
	FROM side s
	LEFT JOIN article b ON b.key = s.before
	LEFT JOIN entry f ON f.key = s.before
	LEFT JOIN article n ON n.key = s.after
	LEFT JOIN entry t ON t.key = s.after
	WHERE s.before IS NOT NULL OR s.after IS NOT NULL
	GROUP BY s.id)

--@ page undated dates.xsl
--@ each
SELECT 'dates/undated' AS folder
WHERE EXISTS (SELECT 1 FROM article WHERE date IS NULL)
--@ rows entry 100
SELECT e.href, a.page, a.title_zh, a.title_en
FROM article a
JOIN entry e ON e.key = a.key
WHERE a.date IS NULL ORDER BY a.key

--@ page unknown-day organisations.xsl
--@ each
SELECT DISTINCT 'organisations/undated/' || shelf AS folder, shelf
FROM named WHERE length(shelf) = 2 ORDER BY 2
--@ section organisations organisation
SELECT id, href, name_zh, name_en, n, path, place_zh, place_en
FROM named_organisation WHERE shelf = ?2
ORDER BY name_en IS NULL, name_en, name_zh, id
--@ section naming entry
SELECT id, href, date, title_zh, title_en
FROM named_by WHERE shelf = ?2 ORDER BY key
--@ section figures figure
SELECT id, href, n, item, amount, unit
FROM named_with WHERE shelf = ?2 ORDER BY article, n

--@ page statistics statistics.xsl
--@ each
SELECT 'statistics' AS folder
--@ section columns industry
SELECT c.code, i.name_zh, i.name_en, sum(c.n) AS n
FROM cell c
LEFT JOIN industry i ON i.code = c.code
GROUP BY c.code ORDER BY i.code IS NULL, n DESC, c.code LIMIT 24
--@ section places region
SELECT coalesce(p.path, 'unknown') AS path, p.name_zh, p.name_en, sum(c.n) AS n
FROM cell c
LEFT JOIN place p ON p.key = c.place
GROUP BY c.place ORDER BY p.key IS NULL, n DESC, c.place LIMIT 40
--@ section cells cell
SELECT coalesce(p.path, 'unknown') AS path, c.code, c.href, c.n
FROM (SELECT place FROM cell GROUP BY place
	ORDER BY place = 0, sum(n) DESC, place LIMIT 40) t
JOIN cell c ON c.place = t.place
LEFT JOIN place p ON p.key = c.place
--@ section claims claim
SELECT s.href, s.date, s.n, s.lang, s.text, s.text_en, s.amount, s.unit,
	s.unit_zh, s.unit_en, s.item, s.item_en, s.role, s.period, s.verdict,
	s.zh_before, s.zh_after, s.en_before, s.en_after, p.path,
	p.name_zh, p.name_en
FROM (SELECT article, n FROM figure
	WHERE repeats IS NULL AND (lang = 'zh' OR pair IS NULL)
		AND bead IS NOT NULL
	ORDER BY article DESC, n LIMIT 20) x
CROSS JOIN shown_within s ON s.article = x.article AND s.n = x.n
LEFT JOIN place p ON p.key = s.place
ORDER BY s.article DESC, s.n

--@ page place statistics.xsl
--@ each
SELECT 'statistics/' || coalesce(p.path, 'unknown') AS folder, x.place AS key,
	p.path, p.name_zh, p.name_en, sum(x.n) AS n
FROM (SELECT region AS place, n FROM within
	UNION ALL SELECT place, n FROM cell WHERE place = 0) x
LEFT JOIN place p ON p.key = x.place
WHERE x.place = 0 OR p.path IS NOT NULL
GROUP BY x.place ORDER BY x.place
--@ section cells cell
SELECT x.code, iif(c.own, c.href, NULL) AS href, i.name_zh, i.name_en, c.n
FROM (SELECT code FROM within WHERE region = ?2
	UNION SELECT code FROM cell WHERE place = ?2) x
LEFT JOIN cell c ON c.place = ?2 AND c.code = x.code
LEFT JOIN industry i ON i.code = x.code
ORDER BY i.code IS NULL, x.code
--@ section within region
SELECT x.code, c.href, p.name_zh, p.name_en, x.n
FROM (SELECT code, place, n, row_number() OVER (PARTITION BY code
		ORDER BY n DESC, place) AS i
	FROM within WHERE region = ?2 AND place <> ?2) x
JOIN place p ON p.key = x.place
JOIN cell c ON c.place = x.place AND c.code = x.code
WHERE x.i <= 12 ORDER BY x.code, x.i
--@ section claims claim
SELECT c.code, s.href, s.date, s.n, s.lang, s.text, s.text_en, s.amount, s.unit,
	s.unit_zh, s.unit_en, s.item, s.item_en, s.role, s.period, s.verdict,
	s.zh_before, s.zh_after, s.en_before, s.en_after
FROM cell k
CROSS JOIN cell_claim c ON c.place = k.place AND c.code = k.code
CROSS JOIN shown_within s ON s.article = c.article AND s.n = c.n
WHERE k.place = ?2 AND NOT k.own
ORDER BY k.code, c.article, c.n

--@ page cell statistics.xsl
--@ each
SELECT 'statistics/' || coalesce(p.path, 'unknown') || '/' || c.code AS folder,
	c.place AS key, c.code, c.n, p.path, p.name_zh, p.name_en,
	i.name_zh AS industry_zh, i.name_en AS industry_en
FROM cell c
LEFT JOIN place p ON p.key = c.place
LEFT JOIN industry i ON i.code = c.code
WHERE c.own AND (c.place = 0 OR p.path IS NOT NULL)
ORDER BY c.place, c.code
--@ section within region
SELECT c.href, p.name_zh, p.name_en, x.n
FROM within x
JOIN place p ON p.key = x.place
JOIN cell c ON c.place = x.place AND c.code = x.code
WHERE x.region = ?2 AND x.code = ?3 AND x.place <> ?2
ORDER BY x.n DESC, x.place LIMIT 40
--@ charts charts chart
SELECT s.series, s.n AS told, f.item, g.item AS item_en, f.unit,
	u.name_zh AS unit_zh, u.name_en AS unit_en,
	f.period_from AS "from", f.period_to AS "to",
	interval(f.period_from, f.period_to) AS period, f.min, f.max, f.role,
	f.qualifier, e.href, f.n, f.text, g.text AS text_en
FROM (SELECT series, n FROM series
	WHERE place = ?2 AND code = ?3 ORDER BY n DESC, series LIMIT 6) s
CROSS JOIN (SELECT series, article, n, row_number() OVER (PARTITION BY series
		ORDER BY article, n) - 1 AS i
	FROM point WHERE place = ?2 AND code = ?3) p ON p.series = s.series
	-- Of many, one in so many, from all the years.
	AND p.i % ((s.n + 39) / 40) = 0
CROSS JOIN figure f ON f.article = p.article AND f.n = p.n
JOIN entry e ON e.key = p.article
LEFT JOIN figure g ON g.article = f.article AND g.n = f.pair
LEFT JOIN unit u ON u.id = f.unit_id
ORDER BY s.n DESC, s.series, p.article, p.n
--@ parts
SELECT name, n FROM part WHERE kind = 'c' AND subject = ?2 || '/' || ?3
ORDER BY first
--@ rows claim 100
-- The sentences of few.
SELECT s.href, s.date, s.n, s.lang, s.text, s.text_en, s.amount, s.unit,
	s.unit_zh, s.unit_en, s.item, s.item_en, s.role, s.period, s.verdict,
	before(b.zh_text, iif(s.lang = 'zh', s.text, NULL)) AS zh_before,
	after(b.zh_text, iif(s.lang = 'zh', s.text, NULL)) AS zh_after,
	before(b.en_text, iif(s.lang = 'en', s.text, s.text_en)) AS en_before,
	after(b.en_text, iif(s.lang = 'en', s.text, s.text_en)) AS en_after
FROM cell_claim c
CROSS JOIN shown s ON s.article = c.article AND s.n = c.n
LEFT JOIN bead b ON b.key = CASE WHEN ?4 + 0 <= 100
	THEN s.article * 16777216 + s.bead END
WHERE c.place = ?2 AND c.code = ?3
ORDER BY c.article, c.n

--@ page discrepancies discrepancies.xsl
--@ each
SELECT 'discrepancies' AS folder
--@ section kinds kind
SELECT kind, count(*) AS n FROM discrepancy GROUP BY kind ORDER BY n DESC
--@ section newest discrepancy
SELECT e.href, a.date, a.title_zh, a.title_en, d.n, d.kind, d.severity,
	d.zh_text, d.en_text, d.message
FROM discrepancy d
JOIN article a ON a.key = d.article
JOIN entry e ON e.key = d.article
ORDER BY d.article DESC, d.n LIMIT 20
--@ section years year
SELECT y.year, y.n, CASE WHEN s.n > 1500 THEN y.year
	WHEN s.n > 100 THEN substr(y.year, 1, 3) || '0s' END AS part
FROM listed_year y
JOIN size s ON s.kind = 'd' AND s.subject = ''
WHERE y.kind = 'd' AND y.subject = '' AND y.year <> 'undated' ORDER BY y.year
--@ parts
SELECT name, n FROM part WHERE kind = 'd' AND subject = '' ORDER BY first
--@ rows discrepancy 100
SELECT e.href, a.date, a.title_zh, a.title_en, d.n, d.kind, d.severity,
	d.zh_text, d.en_text, d.message
FROM discrepancy d
JOIN article a ON a.key = d.article
JOIN entry e ON e.key = d.article
ORDER BY d.article, d.n
