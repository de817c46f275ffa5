-- SPDX-License-Identifier: MIT
-- site.sql - the pages that list something: what is on them, and where
--
-- A line that begins "--@" directs; what follows it, up to the next, is its
-- SQL over data/archive.db (its tables and views are described there).
--
--   --@ page KIND STYLE [FILE]   a page, or one a row of "each"; FILE is
--                                index.html if it is not said
--   --@ each                     the pages' subjects. The first column is the
--                                page's folder; all are attributes of the
--                                page and ?1, ?2 ... in the queries below
--   --@ section NAME ROW         an element NAME with an element ROW a row,
--                                columns are attributes; on the first page
--   --@ rows ROW N               the page's list, cut into pages of N rows
--   --@ about                    the introduction of archive.md
--
-- Each page becomes <page kind="KIND" ...> and goes through STYLE. NULL is no
-- attribute.

--@ page home home.xsl
--@ about
--@ section counts count
SELECT (SELECT count(*) FROM article) AS articles,
	(SELECT count(*) FROM figure WHERE repeats IS NULL
	 AND (lang = 'zh' OR pair IS NULL)) AS figures,
	(SELECT count(DISTINCT place) FROM place_mention) AS places,
	(SELECT count(*) FROM organisation) AS organisations,
	(SELECT count(*) FROM discrepancy) AS discrepancies,
	(SELECT min(date) FROM article) AS "from",
	(SELECT max(date) FROM article) AS "to"
--@ section years year
SELECT substr(date, 1, 4) AS year, count(*) AS n FROM article
WHERE date IS NOT NULL GROUP BY 1 ORDER BY 1
--@ section regions region
SELECT p.path, p.name_zh, p.name_en, count(DISTINCT m.article) AS n
FROM place_mention m
JOIN place p ON p.key = m.place
WHERE p.path IS NOT NULL AND p.kind <> 'country'
GROUP BY p.key ORDER BY n DESC, p.id LIMIT 16
--@ section industries industry
SELECT i.code, i.name_zh, i.name_en, count(*) AS n
FROM article_industry s
JOIN industry i ON i.code = s.industry
GROUP BY i.code ORDER BY n DESC, i.code LIMIT 10
--@ section discrepancies discrepancy
SELECT a.id, a.date, d.n, d.kind, d.zh_text, d.en_text, d.message
FROM discrepancy d
JOIN article a ON a.key = d.article
ORDER BY a.key DESC, d.n LIMIT 5
--@ section entries entry
SELECT a.id, a.date, a.page, a.title_zh, a.title_en, p.path,
	p.name_zh, p.name_en, i.code, i.name_zh AS industry_zh,
	i.name_en AS industry_en
FROM article a
LEFT JOIN article_place s ON s.article = a.key AND s.rank = 0
LEFT JOIN place p ON p.key = s.place
LEFT JOIN article_industry t ON t.article = a.key AND t.rank = 0
LEFT JOIN industry i ON i.code = t.industry
ORDER BY a.key DESC LIMIT 10

--@ page search search.xsl search.html

--@ page about home.xsl about.html
--@ about

--@ page regions regions.xsl
--@ each
SELECT 'regions' AS folder
--@ section regions region
SELECT r.path, r.kind, r.name_zh, r.name_en, r.pinyin,
	length(r.path) - length(replace(r.path, '/', '')) AS depth,
	(SELECT count(DISTINCT m.article)
	 FROM place_region w
	 JOIN place_mention m ON m.place = w.place
	 JOIN article a ON a.key = m.article
	 WHERE w.region = r.key AND (a.date BETWEEN w."from" AND w."to" OR
		a.date IS NULL AND w."from" IS NULL)) AS n
FROM place r WHERE r.path IS NOT NULL ORDER BY r.path

--@ page region regions.xsl
--@ each
SELECT 'regions/' || path AS folder, key, id, kind, name_zh, name_en, pinyin,
	latitude, longitude, path
FROM place WHERE path IS NOT NULL ORDER BY key
--@ section within region
SELECT r.path, r.name_zh, r.name_en, min(w."from") AS "from",
	max(w."to") AS "to"
FROM place_region w
JOIN place r ON r.key = w.region
WHERE w.place = ?2 AND w.level > 0 AND r.path IS NOT NULL
GROUP BY r.key ORDER BY max(w.level) DESC, "from"
--@ section parts region
SELECT p.path, p.name_zh, p.name_en,
	(SELECT count(DISTINCT m.article) FROM place_mention m
	 WHERE m.place = p.key) AS n
FROM place_region w
JOIN place p ON p.key = w.place
WHERE w.region = ?2 AND w.level = 1 AND p.path IS NOT NULL
GROUP BY p.key ORDER BY p.id
--@ section industries industry
SELECT i.code, i.name_zh, i.name_en, count(DISTINCT a.key) AS n
FROM place_region w
JOIN article_place s ON s.place = w.place
JOIN article a ON a.key = s.article
JOIN article_industry t ON t.article = a.key
JOIN industry i ON i.code = t.industry
WHERE w.region = ?2 AND (a.date BETWEEN w."from" AND w."to" OR
	a.date IS NULL AND w."from" IS NULL)
GROUP BY i.code ORDER BY n DESC, i.code LIMIT 20
--@ section cells cell
SELECT coalesce(j.value, 'unknown') AS code, i.name_zh, i.name_en,
	count(*) AS n
FROM figure f
LEFT JOIN json_each(f.industries) j
LEFT JOIN industry i ON i.code = j.value
WHERE f.place = ?2 AND f.repeats IS NULL AND (f.lang = 'zh' OR f.pair IS NULL)
GROUP BY 1 ORDER BY n DESC, 1
--@ rows entry 100
SELECT a.id, a.date, a.page, a.title_zh, a.title_en, i.code,
	i.name_zh AS industry_zh, i.name_en AS industry_en
FROM article a
LEFT JOIN article_industry t ON t.article = a.key AND t.rank = 0
LEFT JOIN industry i ON i.code = t.industry
WHERE a.key IN (SELECT m.article
	FROM place_region w
	JOIN place_mention m ON m.place = w.place
	JOIN article a ON a.key = m.article
	WHERE w.region = ?2 AND (a.date BETWEEN w."from" AND w."to" OR
		a.date IS NULL AND w."from" IS NULL)
	UNION SELECT s.article FROM article_place s WHERE s.place = ?2)
ORDER BY a.key

--@ page industries industries.xsl
--@ each
SELECT 'industries' AS folder
--@ section industries industry
SELECT i.code, i.name_zh, i.name_en, i.section,
	(SELECT count(DISTINCT s.article) FROM article_industry s
	 JOIN industry d ON d.code = s.industry
	 WHERE d.code = i.code OR d.section = i.code) AS n
FROM industry i
WHERE i.code IN (SELECT industry FROM article_industry
	UNION SELECT d.section FROM article_industry t
	JOIN industry d ON d.code = t.industry
	UNION SELECT j.value FROM figure f, json_each(f.industries) j
	UNION SELECT d.section FROM figure f, json_each(f.industries) j
	JOIN industry d ON d.code = j.value)
ORDER BY coalesce(i.section, i.code), i.section IS NOT NULL, i.code

--@ page industry industries.xsl
--@ each
SELECT 'industries/' || i.code AS folder, i.code, i.name_zh, i.name_en,
	i.section, s.name_zh AS section_zh, s.name_en AS section_en
FROM industry i
LEFT JOIN industry s ON s.code = i.section
WHERE i.code IN (SELECT industry FROM article_industry
	UNION SELECT d.section FROM article_industry t
	JOIN industry d ON d.code = t.industry
	UNION SELECT j.value FROM figure f, json_each(f.industries) j
	UNION SELECT d.section FROM figure f, json_each(f.industries) j
	JOIN industry d ON d.code = j.value)
ORDER BY i.code
--@ section parts industry
SELECT i.code, i.name_zh, i.name_en, count(*) AS n
FROM industry i
JOIN article_industry t ON t.industry = i.code
WHERE i.section = ?2 GROUP BY i.code ORDER BY i.code
--@ section cells cell
SELECT coalesce(p.path, 'unknown') AS path, p.name_zh, p.name_en,
	count(*) AS n
FROM figure f
JOIN json_each(f.industries) j
LEFT JOIN place p ON p.key = f.place
WHERE j.value = ?2 AND f.repeats IS NULL
	AND (f.lang = 'zh' OR f.pair IS NULL)
GROUP BY 1 ORDER BY n DESC, 1 LIMIT 100
--@ rows entry 100
SELECT a.id, a.date, a.page, a.title_zh, a.title_en, p.path, p.name_zh,
	p.name_en
FROM article a
LEFT JOIN article_place s ON s.article = a.key AND s.rank = 0
LEFT JOIN place p ON p.key = s.place
WHERE a.key IN (SELECT t.article FROM article_industry t
	JOIN industry d ON d.code = t.industry
	WHERE d.code = ?2 OR d.section = ?2)
ORDER BY a.key

--@ page organisations organisations.xsl
--@ each
SELECT 'organisations' AS folder
--@ rows organisation 300
SELECT o.id, o.name_zh, o.name_en, o.kind,
	substr(o.id, 1, instr(o.id || '-', '-') - 1) AS shelf,
	(SELECT count(DISTINCT m.article) FROM organisation_mention m
	 WHERE m.organisation = o.key) AS n
FROM organisation o
ORDER BY o.id

--@ page organisation organisations.xsl
--@ each
SELECT 'organisations/' || substr(o.id, 1, instr(o.id || '-', '-') - 1) ||
		'/' || o.id AS folder,
	o.key, o.id, o.name_zh, o.name_en, o.kind, p.path,
	p.name_zh AS place_zh, p.name_en AS place_en, i.code,
	i.name_zh AS industry_zh, i.name_en AS industry_en
FROM organisation o
LEFT JOIN place p ON p.key = o.place
LEFT JOIN industry i ON i.code = o.industry
ORDER BY o.key
--@ section claims claim
SELECT a.id, a.date, f.n, f.lang, f.text, e.n AS pair, e.text AS text_en,
	f.kind, f.qualifier, f.min, f.max, f."values", f.unit, f.unit_id,
	u.name_zh AS unit_zh, u.name_en AS unit_en, f.item,
	e.item AS item_en, f.role, f.period_from, f.period_to, f.verdict,
	b.zh_text, b.en_text
FROM figure f
JOIN article a ON a.key = f.article
LEFT JOIN figure e ON e.article = f.article AND e.n = f.pair
LEFT JOIN unit u ON u.id = f.unit_id
LEFT JOIN bead b ON b.article = f.article AND b.n = f.bead
WHERE f.organisation = ?2 AND f.repeats IS NULL
	AND (f.lang = 'zh' OR f.pair IS NULL)
ORDER BY a.key, f.n LIMIT 60
--@ rows entry 100
SELECT a.id, a.date, a.page, a.title_zh, a.title_en, p.path, p.name_zh,
	p.name_en, i.code, i.name_zh AS industry_zh, i.name_en AS industry_en
FROM article a
LEFT JOIN article_place s ON s.article = a.key AND s.rank = 0
LEFT JOIN place p ON p.key = s.place
LEFT JOIN article_industry t ON t.article = a.key AND t.rank = 0
LEFT JOIN industry i ON i.code = t.industry
WHERE a.key IN (SELECT m.article FROM organisation_mention m
	WHERE m.organisation = ?2)
ORDER BY a.key

--@ page dates dates.xsl
--@ each
SELECT 'dates' AS folder,
	(SELECT count(*) FROM article WHERE date IS NULL) AS undated
--@ section months month
SELECT substr(date, 1, 4) AS year, substr(date, 6, 2) AS month, count(*) AS n
FROM article WHERE date IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2

--@ page month dates.xsl
--@ each
SELECT 'dates/' || replace(month, '-', '/') AS folder, month,
	lag(month) OVER (ORDER BY month) AS previous,
	lead(month) OVER (ORDER BY month) AS next
FROM (SELECT DISTINCT substr(date, 1, 7) AS month FROM article
	WHERE date IS NOT NULL)
ORDER BY month
--@ section days day
SELECT substr(date, 9, 2) AS day, date, count(*) AS n FROM article
WHERE date BETWEEN ?2 || '-01' AND ?2 || '-31' GROUP BY date ORDER BY date
--@ rows entry 100
SELECT a.id, a.date, a.page, a.title_zh, a.title_en, p.path, p.name_zh,
	p.name_en, i.code, i.name_zh AS industry_zh, i.name_en AS industry_en
FROM article a
LEFT JOIN article_place s ON s.article = a.key AND s.rank = 0
LEFT JOIN place p ON p.key = s.place
LEFT JOIN article_industry t ON t.article = a.key AND t.rank = 0
LEFT JOIN industry i ON i.code = t.industry
WHERE a.date BETWEEN ?2 || '-01' AND ?2 || '-31'
ORDER BY a.key

--@ page day dates.xsl
--@ each
SELECT 'dates/' || replace(date, '-', '/') AS folder, date,
	lag(date) OVER (ORDER BY date) AS previous,
	lead(date) OVER (ORDER BY date) AS next
FROM (SELECT DISTINCT date FROM article WHERE date IS NOT NULL)
ORDER BY date
--@ rows entry 200
SELECT a.id, a.date, a.page, a.title_zh, a.title_en, p.path, p.name_zh,
	p.name_en, i.code, i.name_zh AS industry_zh, i.name_en AS industry_en
FROM article a
LEFT JOIN article_place s ON s.article = a.key AND s.rank = 0
LEFT JOIN place p ON p.key = s.place
LEFT JOIN article_industry t ON t.article = a.key AND t.rank = 0
LEFT JOIN industry i ON i.code = t.industry
WHERE a.date = ?2
ORDER BY a.key

--@ page undated dates.xsl
--@ each
SELECT 'dates/undated' AS folder
WHERE EXISTS (SELECT 1 FROM article WHERE date IS NULL)
--@ rows entry 100
SELECT a.id, a.page, a.title_zh, a.title_en FROM article a
WHERE a.date IS NULL ORDER BY a.key

--@ page statistics statistics.xsl
--@ each
SELECT 'statistics' AS folder
--@ section columns industry
SELECT coalesce(j.value, 'unknown') AS code, i.name_zh, i.name_en,
	count(*) AS n
FROM figure f
LEFT JOIN json_each(f.industries) j
LEFT JOIN industry i ON i.code = j.value
WHERE f.repeats IS NULL AND (f.lang = 'zh' OR f.pair IS NULL)
GROUP BY 1 ORDER BY i.code IS NULL, n DESC, 1
--@ section places region
SELECT coalesce(p.path, 'unknown') AS path, p.name_zh, p.name_en,
	count(*) AS n
FROM figure f
LEFT JOIN place p ON p.key = f.place
WHERE f.repeats IS NULL AND (f.lang = 'zh' OR f.pair IS NULL)
GROUP BY 1 ORDER BY p.key IS NULL, n DESC, 1 LIMIT 100
--@ section cells cell
SELECT coalesce(p.path, 'unknown') AS path,
	coalesce(j.value, 'unknown') AS code, count(*) AS n
FROM figure f
LEFT JOIN place p ON p.key = f.place
LEFT JOIN json_each(f.industries) j
WHERE f.repeats IS NULL AND (f.lang = 'zh' OR f.pair IS NULL)
GROUP BY 1, 2

--@ section claims claim
SELECT a.id, a.date, f.n, f.lang, f.text, e.n AS pair, e.text AS text_en,
	f.kind, f.qualifier, f.min, f.max, f."values", f.unit, f.unit_id,
	u.name_zh AS unit_zh, u.name_en AS unit_en, f.item,
	e.item AS item_en, f.role, f.period_from, f.period_to, f.verdict,
	b.zh_text, b.en_text, p.path, p.name_zh, p.name_en
FROM figure f
JOIN article a ON a.key = f.article
LEFT JOIN figure e ON e.article = f.article AND e.n = f.pair
LEFT JOIN unit u ON u.id = f.unit_id
LEFT JOIN bead b ON b.article = f.article AND b.n = f.bead
LEFT JOIN place p ON p.key = f.place
WHERE f.repeats IS NULL AND (f.lang = 'zh' OR f.pair IS NULL)
	AND f.bead IS NOT NULL
ORDER BY a.key DESC, f.n LIMIT 50

--@ page cell statistics.xsl
--@ each
SELECT 'statistics/' || coalesce(p.path, 'unknown') || '/' ||
		coalesce(j.value, 'unknown') AS folder,
	p.key, coalesce(j.value, 'unknown') AS code, p.path, p.name_zh,
	p.name_en, i.name_zh AS industry_zh, i.name_en AS industry_en
FROM figure f
LEFT JOIN place p ON p.key = f.place
LEFT JOIN json_each(f.industries) j
LEFT JOIN industry i ON i.code = j.value
WHERE f.repeats IS NULL AND (f.lang = 'zh' OR f.pair IS NULL)
GROUP BY 1 ORDER BY 1
--@ rows claim 60
SELECT a.id, a.date, f.n, f.lang, f.text, e.n AS pair, e.text AS text_en,
	f.kind, f.qualifier, f.min, f.max, f."values", f.unit, f.unit_id,
	u.name_zh AS unit_zh, u.name_en AS unit_en, f.si_min, f.si_max,
	f.si_unit, f.item, e.item AS item_en, f.role, f.period_from,
	f.period_to, f.verdict, f.difference, b.zh_text, b.en_text
FROM figure f
JOIN article a ON a.key = f.article
LEFT JOIN figure e ON e.article = f.article AND e.n = f.pair
LEFT JOIN unit u ON u.id = f.unit_id
LEFT JOIN bead b ON b.key = f.article * 16777216 + f.bead
WHERE f.place IS ?2 AND f.repeats IS NULL
	AND (f.lang = 'zh' OR f.pair IS NULL)
	AND (EXISTS (SELECT 1 FROM json_each(f.industries) WHERE value = ?3)
		OR ?3 = 'unknown' AND coalesce(f.industries, '[]') = '[]')
ORDER BY a.key, f.n

--@ page discrepancies discrepancies.xsl
--@ each
SELECT 'discrepancies' AS folder
--@ rows discrepancy 100
SELECT a.id, a.date, a.title_zh, a.title_en, d.n, d.kind, d.severity,
	d.zh_text, d.en_text, d.message
FROM discrepancy d
JOIN article a ON a.key = d.article
ORDER BY a.key, d.n
