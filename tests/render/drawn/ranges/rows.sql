-- A value, a range, both open ends, a gap, a plan period, what is no point.
WITH t (series, "from", "to", min, max, name) AS (VALUES
	('steel', '1953-01-01', '1953-12-31', 100, 100, 'a value'),
	('steel', '1954-01-01', '1954-12-31', 150, NULL, 'over 150'),
	('steel', '1955-01-01', '1955-06-30', 200, 260, 'a range, half a year'),
	('steel', '1958-01-01', '1958-12-31', NULL, 400, 'under 400, after a gap'),
	('steel', '1953-01-01', '1957-12-31', 320, 320, 'a plan of five years'),
	('steel', '1959-01-01', '1959-12-31', NULL, NULL, 'nothing told'),
	('steel', NULL, NULL, 5, 5, 'no period'),
	('steel', '1959-01-01', '1959-12-31', -5, -5, 'below zero'))
SELECT * FROM t
