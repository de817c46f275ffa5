-- The centre, a neighbour whose label has no room, one without a number, one
-- on the other side of the globe, one that is nowhere.
WITH t (name_zh, latitude, longitude, n) AS (VALUES
	('中心', 36.0, 104.0, 400), ('旁边', 36.1, 104.2, 100),
	('远处', 30.0, 115.0, 1), ('对面', -36.0, -76.0, 1), ('无处', NULL, NULL, 1))
SELECT * FROM t
