/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An office file of the tests' own: two kinds of record, in a folder that goes away. */
#pragma once

#include "opcc-action.h"
#include "opcc-db-private.h"
#include "opcc-store.h"

G_BEGIN_DECLS

#define TEST_TYPE_MAKER (test_maker_get_type ())
#define TEST_TYPE_THING (test_thing_get_type ())
G_DECLARE_FINAL_TYPE (TestMaker, test_maker, TEST, MAKER, OpccRecord)
G_DECLARE_FINAL_TYPE (TestThing, test_thing, TEST, THING, OpccRecord)

struct _TestMaker
{
  OpccRecord parent_instance;
  char *name;
  char *number;
};

struct _TestThing
{
  OpccRecord parent_instance;
  char *title;
  char *text;
  gint64 amount;
  gint64 pieces;
  double weight;
  OpccDate made;
  gint64 sold;
  char *colour;
  gboolean kept;
  gint64 maker;
};

extern const char store_fixture_tables[]; /* SQL that makes the two kinds' tables */
extern const OpccKind test_maker_kind;
extern const OpccKind test_thing_kind;

typedef struct
{
  char *folder;
  char *path;
  OpccStore *store;
} StoreFixture;

void store_fixture_set_up (StoreFixture *fixture, gconstpointer unused);
void store_fixture_tear_down (StoreFixture *fixture, gconstpointer unused);
void store_fixture_reopen (StoreFixture *fixture);

/* Runs a job and waits; it must not fail. */
gpointer store_fixture_run (StoreFixture *fixture, OpccJob job, gpointer data);
/* The content hash, after asserting that the file verifies without a problem. */
char *store_fixture_verify (StoreFixture *fixture);

TestThing *test_thing_new (const char *title, gint64 amount);
TestMaker *test_maker_new (const char *name, const char *number);
/* The same file without a store and its thread, for what a job can do. */
typedef struct
{
  char *folder;
  char *path;
  OpccDb *db;
} DbFixture;

void db_fixture_set_up (DbFixture *fixture, gconstpointer unused);
void db_fixture_tear_down (DbFixture *fixture, gconstpointer unused);
void db_fixture_reopen (DbFixture *fixture);
/* (transfer full): another connection to the file, as another program would have it */
OpccDb *db_fixture_open_second (DbFixture *fixture);
char *db_fixture_verify (DbFixture *fixture);
gint64 db_fixture_save (OpccDb *db, gpointer record, const char *action);
/* Adds @n things called "Thing 0" … in one bulk, in an action of its own. */
void db_fixture_import (OpccDb *db, guint n);
/* Adds 3,000 things, and writes the file to @path with the first page of their table empty: opening
 * it needs none of them. */
void db_fixture_copy_damaged (DbFixture *fixture, const char *path);
/* Runs SQL behind the program's back. */
void db_fixture_tamper (DbFixture *fixture, const char *sql);
char *store_fixture_make_folder (void);
void store_fixture_remove_folder (const char *path);

/* Saves one record in an action of its own; returns its number. */
gint64 store_fixture_save (StoreFixture *fixture, gpointer record, const char *action);

G_END_DECLS
