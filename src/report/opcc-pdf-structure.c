/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cairo 1.16 to 1.18 writes a tagged PDF without /Lang, /Alt and /Scope. Its file is a list of
 * plain objects and a table of where each begins, so these entries are put into their dictionaries
 * and the table is written anew (ISO 32000-1, 7.5). */
#include "opcc-pdf-structure.h"

#include <stdlib.h>
#include <string.h>

/* An object of the file. */
typedef struct
{
  guint number;
  gsize from; /* where it begins, and where the next one does */
  gsize to;
  gsize moved;       /* where it begins in the new file */
  const char *words; /* (unowned) (nullable) what is added to its dictionary */
} Object;

typedef struct
{
  const char *data;
  gsize length;
  const char *trailer; /* between the table and the last words */
  gsize table;         /* where the table begins */
  GArray *objects;     /* (unowned) Object, as they lie in the file */
  Object **by_number;  /* (unowned) NULL for a number that is free */
  guint n_numbers;     /* the highest number and one */
} File;

static int
compare_place (gconstpointer a, gconstpointer b)
{
  const Object *x = a;
  const Object *y = b;

  return x->from < y->from ? -1 : x->from > y->from;
}

/* What is expected at @p, moved past; FALSE where it is not there. */
static gboolean
skip (const char **p, const char *words)
{
  if (!g_str_has_prefix (*p, words))
    return FALSE;
  *p += strlen (words);
  return TRUE;
}

/* The last words of the file, without the bytes of pictures and fonts before them. */
static const char *
find_last (const File *self)
{
  const gsize tail = MIN (self->length, 64);

  return memmem (self->data + self->length - tail, tail, "startxref\n", strlen ("startxref\n"));
}

/* The table has one part, of twenty bytes an entry: "0000000015 00000 n". */
static gboolean
read_table (File *self)
{
  const char *last = find_last (self);
  const char *p;

  if (last == NULL)
    return FALSE;
  self->table = strtoul (last + strlen ("startxref\n"), NULL, 10);
  if (self->table >= self->length)
    return FALSE;
  p = self->data + self->table;
  if (!skip (&p, "xref\n0 "))
    return FALSE;
  self->n_numbers = (guint) strtoul (p, (char **) &p, 10);
  if (!skip (&p, "\n") || self->n_numbers > (gsize) (self->data + self->length - p) / 20)
    return FALSE;
  for (guint i = 0; i < self->n_numbers; i++, p += 20)
    if (p[17] == 'n')
      {
        const Object object = { i, strtoul (p, NULL, 10), self->table, 0, NULL };

        if (object.from >= self->table)
          return FALSE;
        g_array_append_val (self->objects, object);
      }
  g_array_sort (self->objects, compare_place);
  for (guint i = 0; i + 1 < self->objects->len; i++)
    g_array_index (self->objects, Object, i).to = g_array_index (self->objects, Object, i + 1).from;
  self->trailer = g_strstr_len (p, last - p, "trailer");
  return self->objects->len > 0 && self->trailer != NULL && self->trailer < last;
}

/* The dictionary of an object that is one and no more, between "<<" and ">>"; NULL for others. */
static const char *
find_end (const File *self, const Object *object)
{
  const char *from = self->data + object->from;
  const gsize length = object->to - object->from;

  if (g_strstr_len (from, (gssize) length, "\nstream") != NULL ||
      g_strstr_len (from, (gssize) length, "endobj") == NULL)
    return NULL;
  return g_strrstr_len (from, (gssize) length, ">>");
}

static gboolean
is_a (const File *self, const Object *object, const char *words)
{
  const gsize length = MIN (object->to - object->from, 80);
  const char *found = g_strstr_len (self->data + object->from, (gssize) length, words);

  return found != NULL && g_ascii_isspace (found[strlen (words)]);
}

static gboolean
says (const File *self, const Object *object, const char *words)
{
  return memmem (self->data + object->from, object->to - object->from, words, strlen (words)) !=
         NULL;
}

/* Gives each element of one tag its words, in the order in which they were drawn, which is that of
 * their numbers. They are of use only where there is one for each. */
static void
match_tag (const File *self, const GPtrArray *words, const char *tag)
{
  g_autofree char *type = g_strconcat ("/S /", tag, NULL);
  g_autofree char *prefix = g_strconcat (tag, " ", NULL);
  g_autoptr (GPtrArray) ours = g_ptr_array_new ();
  guint n = 0;

  for (guint i = 0; i < words->len; i++)
    if (g_str_has_prefix (g_ptr_array_index (words, i), prefix))
      g_ptr_array_add (ours, (char *) g_ptr_array_index (words, i) + strlen (prefix));
  for (guint number = 0; number < self->n_numbers; number++)
    {
      Object *object = self->by_number[number];

      if (object == NULL || !is_a (self, object, type))
        continue;
      object->words = n < ours->len ? g_ptr_array_index (ours, n) : NULL;
      n++;
    }
  for (guint i = 0; n != ours->len && i < self->objects->len; i++)
    if (is_a (self, &g_array_index (self->objects, Object, i), type))
      g_array_index (self->objects, Object, i).words = NULL;
}

/* The objects again, with what is added to them; each notes where it begins now. */
static void
copy_objects (File *self, GString *out)
{
  gsize done = 0;

  for (guint i = 0; i < self->objects->len; i++)
    {
      Object *object = &g_array_index (self->objects, Object, i);
      const char *end = object->words != NULL ? find_end (self, object) : NULL;

      g_string_append_len (out, self->data + done, (gssize) (object->from - done));
      object->moved = out->len;
      done = object->from;
      if (end != NULL)
        {
          g_string_append_len (out, self->data + done, end - self->data - (gssize) done);
          g_string_append_printf (out, " %s\n", object->words);
          done = (gsize) (end - self->data);
        }
    }
  g_string_append_len (out, self->data + done, (gssize) (self->table - done));
}

static void
write_table (const File *self, GString *out)
{
  const char *last = find_last (self);
  const gsize at = out->len;

  g_string_append_printf (out, "xref\n0 %u\n", self->n_numbers);
  for (guint i = 0; i < self->n_numbers; i++)
    if (self->by_number[i] != NULL)
      g_string_append_printf (out, "%010" G_GSIZE_FORMAT " 00000 n \n", self->by_number[i]->moved);
    else
      g_string_append (out, "0000000000 65535 f \n");
  g_string_append_len (out, self->trailer, last - self->trailer);
  g_string_append_printf (out, "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", at);
}

/**
 * opcc_pdf_structure_complete:
 * @pdf: as cairo wrote it, restricted to version 1.4
 * @words: (element-type char *): "TAG entries": what to add to the elements of a tag, in the order
 *   in which they were drawn
 * @language: of the whole document
 *
 * Returns: (transfer full): the file with all of it; just as it is where cairo laid it out in a way
 *   that is not known here, which is a good file still
 */
GBytes *
opcc_pdf_structure_complete (const GByteArray *pdf, const GPtrArray *words, const char *language)
{
  /* Ended, so that no number is read beyond it. */
  g_autofree char *data = g_strndup ("", pdf->len);
  File self = { .data = data, .length = pdf->len };
  g_autoptr (GArray) objects = g_array_new (FALSE, TRUE, sizeof (Object));
  g_autofree Object **by_number = NULL;
  /* The bar of the window shows the title rather than the name of the file (WCAG 2.2, PDF18). */
  g_autofree char *catalogue =
      g_strdup_printf ("/Lang (%s) /ViewerPreferences << /DisplayDocTitle true >>", language);
  /* cairo 1.18 leaves out that the file is tagged where the first mark is one of an artifact. */
  g_autofree char *marked = g_strdup_printf ("/MarkInfo << /Marked true >> %s", catalogue);
  GString *out;

  if (pdf->len > 0)
    memcpy (data, pdf->data, pdf->len);
  self.objects = objects;
  if (!read_table (&self))
    return g_bytes_new (pdf->data, pdf->len);
  by_number = g_new0 (Object *, self.n_numbers);
  self.by_number = by_number;
  for (guint i = 0; i < objects->len; i++)
    {
      Object *object = &g_array_index (objects, Object, i);

      by_number[object->number] = object;
      if (is_a (&self, object, "/Type /Catalog"))
        object->words = says (&self, object, "/MarkInfo") ? catalogue : marked;
    }
  match_tag (&self, words, "Figure");
  match_tag (&self, words, "TH");
  out = g_string_sized_new (pdf->len + 200 * words->len);
  copy_objects (&self, out);
  write_table (&self, out);
  return g_string_free_to_bytes (out);
}
