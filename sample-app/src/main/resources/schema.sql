create table book (
  isbn varchar(13) primary key,
  title varchar(200) not null,
  author varchar(200) not null,
  price decimal(8, 2) not null,
  published date not null
);

create table cover (
  isbn varchar(13) not null references book,
  size varchar(10) not null,
  url varchar(200) not null,
  primary key (isbn, size)
);

create table stock (
  isbn varchar(13) primary key references book,
  copies int not null check (copies >= 0),
  out_of_print boolean default false not null
);

create table promotion (
  code varchar(20) primary key,
  description varchar(200) not null,
  -- Percent; marketing fills it in when a campaign is decided on.
  discount decimal(5, 2),
  valid_until date
);

create table purchase (
  id bigint generated always as identity primary key,
  customer varchar(200) not null,
  country varchar(2) not null,
  total decimal(10, 2) not null,
  placed_at timestamp with time zone not null
);

create table purchase_line (
  purchase_id bigint not null references purchase,
  isbn varchar(13) not null references book,
  copies int not null,
  primary key (purchase_id, isbn)
);

-- One table a year; older years are dropped once they have been archived.
create table sales_2025 (
  sold_in int not null,
  isbn varchar(13) not null references book,
  copies int not null,
  revenue decimal(10, 2) not null
);

create table sales_2026 (
  sold_in int not null,
  isbn varchar(13) not null references book,
  copies int not null,
  revenue decimal(10, 2) not null
);
