-- SPDX-License-Identifier: MIT
-- claims.sql - what selection.c asks for; it adds conditions and the order
--
-- The columns are those of struct claim, one for one. The province is the
-- widest region above the figure's place that was one on the day of the
-- paper, the city the nearest.
SELECT f.article, f.place, f.organisation, f.n, f.bead, a.id, a.date, a.page, f.lang,
	a.title_zh, a.title_en, f.text, e.text, f.kind, f.qualifier, f.unit,
	f.unit_id, u.name_zh, u.name_en, f.per_id, f.item, e.item, f.role,
	f.min, f.max, f.implied_max, f.si_min, f.si_max, f.si_unit,
	f.factor_min, f.factor_max, f.period_from, f.period_to,
	f.compared_with_from, f.compared_with_to,
	p.id, p.name_zh, p.name_en,
	v.id, v.name_zh, v.name_en,
	y.id, y.name_zh, y.name_en,
	o.id, o.name_zh, o.name_en,
	i.code, i.name_zh, i.name_en,
	o.kind, f.verdict, f.difference, k.share, b.zh_text, b.en_text
FROM figure f
JOIN article a ON a.key = f.article
LEFT JOIN figure e ON e.article = f.article AND e.n = f.pair
LEFT JOIN unit u ON u.id = f.unit_id
LEFT JOIN place p ON p.key = f.place
LEFT JOIN place v ON v.key = (SELECT w.region FROM place_region w
	WHERE w.place = f.place
		AND w.kind IN ('province', 'autonomous_region', 'municipality')
		AND (a.date BETWEEN w."from" AND w."to" OR
		a.date IS NULL AND w."from" IS NULL)
	ORDER BY w.level DESC LIMIT 1)
LEFT JOIN place y ON y.key = (SELECT w.region FROM place_region w
	WHERE w.place = f.place AND w.kind IN ('city', 'municipality')
		AND (a.date BETWEEN w."from" AND w."to" OR
		a.date IS NULL AND w."from" IS NULL)
	ORDER BY w.level LIMIT 1)
LEFT JOIN organisation o ON o.key = f.organisation
LEFT JOIN industry i ON i.code = substr(f.industries, 3, 2)
LEFT JOIN confidence k ON k.verdict = coalesce(f.verdict, CASE
	WHEN a.counts_sentences_zh > 0 AND a.counts_sentences_en > 0
	THEN 'alone' ELSE '' END)
LEFT JOIN bead b ON b.key = f.article * 16777216 + f.bead
WHERE f.repeats IS NULL
