insert into book (isbn, title, author, price, published) values
  ('9781903000106', 'The Lighthouse Ledger', 'Ada Marsh', 14.50, '2019-03-07'),
  ('9781903000113', 'Salt and Timetables', 'Ada Marsh', 12.00, '2021-09-16'),
  ('9781903000120', 'A Field Guide to Quiet Rooms', 'Ada Marsh', 18.75, '2024-02-01'),
  ('9781903000137', 'Nine Bridges North', 'Tomas Ferreira', 16.20, '2018-11-22'),
  ('9781903000144', 'Nine Bridges North (paperback)', 'Tomas Ferreira', 9.90, '2020-05-14'),
  ('9781903000151', 'The Cartographer''s Doubt', 'Tomas Ferreira', 21.00, '2022-10-06'),
  ('9781903000168', 'Clockwork for Beginners', 'Ines Halvorsen', 33.40, '2017-01-26'),
  ('9781903000175', 'An Atlas of Small Mistakes', 'Ines Halvorsen', 27.80, '2023-04-20'),
  ('9781903000182', 'Winter Kept Us Warm', 'Joseph Adeyemi', 11.25, '2016-12-08'),
  ('9781903000199', 'The Last Tram to Harbour Street', 'Joseph Adeyemi', 13.60, '2025-06-19');

insert into cover (isbn, size, url) values
  ('9781903000106', 'large', '/covers/9781903000106-large.jpg'),
  ('9781903000113', 'medium', '/covers/9781903000113-medium.jpg'),
  ('9781903000137', 'large', '/covers/9781903000137-large.jpg'),
  ('9781903000144', 'small', '/covers/9781903000144-small.jpg'),
  ('9781903000151', 'large', '/covers/9781903000151-large.jpg'),
  ('9781903000168', 'large', '/covers/9781903000168-large.jpg'),
  ('9781903000175', 'medium', '/covers/9781903000175-medium.jpg'),
  ('9781903000182', 'large', '/covers/9781903000182-large.jpg'),
  ('9781903000199', 'large', '/covers/9781903000199-large.jpg');

insert into stock (isbn, copies, out_of_print) values
  ('9781903000106', 100, false),
  ('9781903000113', 100, false),
  ('9781903000120', 100, false),
  ('9781903000137', 100, false),
  ('9781903000144', 100, false),
  ('9781903000151', 100, false),
  ('9781903000168', 100, false),
  ('9781903000175', 100, false),
  ('9781903000182', 0, true),
  ('9781903000199', 100, false);

insert into promotion (code, description, discount, valid_until) values
  ('SUMMER10', 'Ten percent for the summer', 10.00, '2099-08-31'),
  ('BOOKWORM', 'Regulars of the reading circle', 15.00, null),
  ('LOYALTY', 'Loyalty week, discount still to be decided', null, '2099-12-31');

insert into sales_2025 (sold_in, isbn, copies, revenue) values
  (1, '9781903000106', 41, 594.50),
  (1, '9781903000168', 7, 233.80),
  (2, '9781903000137', 19, 307.80),
  (3, '9781903000199', 88, 1196.80);

insert into sales_2026 (sold_in, isbn, copies, revenue) values
  (1, '9781903000120', 30, 562.50),
  (2, '9781903000144', 54, 534.60),
  (2, '9781903000175', 12, 333.60);
