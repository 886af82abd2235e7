/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a paper: lines to blocks, blocks to papers of a pack, each with its title and cover date.
 */
#include "opcc-paper.h"

#include <stdlib.h>
#include <string.h>

#include "opcc-paper-private.h"

/* A cover date is looked for in so many blocks from the top. */
#define HEAD_BLOCKS 14
/* "Report of" counts as the head of a paper where the subject follows as near. */
#define HEAD_REACH 8
/* No paragraph of a paper is longer, in bytes; what is longer is cut, so that no check takes for
 * ever. */
#define MAX_BLOCK 6000

typedef struct
{
  OpccPaper *paper;
  GString *text; /* (owned): of the block under way */
  guint line;    /* its first line */
  OpccPaperBlockKind kind;
  char *number;    /* (owned) (nullable): of the block under way */
  char *paragraph; /* (owned) (nullable): the last number at the margin: "8" */
  char *section;   /* (owned) (nullable) */
  GRegex *marks, *tags, *links, *numbered, *levelled, *lettered, *bullet, *caption, *label;
} Reader;

/* (transfer full): a pattern of our own, which always compiles; letters match in either case. */
GRegex *
opcc_paper_pattern (const char *pattern)
{
  GError *error = NULL;
  GRegex *regex = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, &error);

  if (regex == NULL)
    g_error ("%s: %s", pattern, error->message);
  return regex;
}

static void
free_block (gpointer data)
{
  OpccPaperBlock *block = data;

  g_free (block->text);
  g_free (block->number);
  g_free (block->section);
  g_clear_pointer (&block->figures, g_array_unref);
  g_clear_pointer (&block->dates, g_array_unref);
  g_clear_pointer (&block->rows, g_ptr_array_unref);
  g_free (block);
}

static void
free_part (gpointer data)
{
  OpccPaperPart *part = data;

  g_free (part->title);
  g_free (part);
}

void
opcc_paper_free (OpccPaper *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

const OpccPaperBlock *
opcc_paper_get_block (const OpccPaper *self, guint index)
{
  return index < self->blocks->len ? g_ptr_array_index (self->blocks, index) : NULL;
}

const OpccPaperPart *
opcc_paper_get_part (const OpccPaper *self, guint index)
{
  return g_ptr_array_index (self->parts, index);
}

/**
 * opcc_paper_block_get_line:
 * @offset: a byte of the block's text
 *
 * Returns: the line of the file it stands in
 */
guint
opcc_paper_block_get_line (const OpccPaperBlock *self, guint offset)
{
  guint line = self->line;

  for (guint i = 0; i < offset && self->text[i] != '\0'; i++)
    line += self->text[i] == '\n';
  return line;
}

/**
 * opcc_paper_block_is_under:
 *
 * Returns: whether the heading it stands under has the pattern in it
 */
gboolean
opcc_paper_block_is_under (const OpccPaperBlock *self, const char *pattern)
{
  return self->section != NULL &&
         g_regex_match_simple (pattern, self->section, G_REGEX_CASELESS, 0);
}

/* --- lines ------------------------------------------------------------------------------------ */

static char *
replace (GRegex *pattern, const char *text, const char *with)
{
  return g_regex_replace (pattern, text, -1, 0, with, 0, NULL);
}

/* A line without marks of HTML and Markdown. */
static char *
clean_line (Reader *reader, const char *line)
{
  g_autofree char *untagged =
      strchr (line, '<') ? replace (reader->tags, line, "") : g_strdup (line);
  g_autofree char *unlinked =
      strstr (untagged, "](") ? replace (reader->links, untagged, "\\1") : g_strdup (untagged);
  g_autofree char *unmarked =
      strpbrk (unlinked, "*_`#") ? replace (reader->marks, unlinked, "") : g_strdup (unlinked);

  for (char *at = unmarked; (at = strstr (at, "\xc2\xa0")) != NULL;)
    memcpy (at, "  ", 2);
  /* A tab at the end is a cell; spaces and the end of a line of Windows are nothing. */
  for (gsize length = strlen (unmarked); length > 0 && strchr (" \r\f", unmarked[length - 1]);
       length--)
    unmarked[length - 1] = '\0';
  return g_steal_pointer (&unmarked);
}

/**
 * opcc_paper_is_capitals:
 *
 * Returns: whether a line is written in capitals, as headings are
 */
gboolean
opcc_paper_is_capitals (const char *text)
{
  guint upper = 0, lower = 0;

  for (const char *at = text; *at != '\0'; at++)
    {
      upper += g_ascii_isupper (*at) ? 1 : 0;
      lower += g_ascii_islower (*at) ? 1 : 0;
    }
  return upper >= 2 && upper * 2 >= lower * 3;
}

static guint
count_words (const char *text)
{
  guint words = 0;

  for (const char *at = text; *at != '\0'; at++)
    words += !g_ascii_isspace (*at) && (at == text || g_ascii_isspace (at[-1])) ? 1 : 0;
  return words;
}

/* One line of few words, and not the end of a sentence. */
static gboolean
is_heading (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && length < 90 && strchr (text, '\n') == NULL && count_words (text) <= 12 &&
         strchr (".;,%", text[length - 1]) == NULL && !g_ascii_islower (text[0]) &&
         !g_ascii_isdigit (text[0]) && g_ascii_isalpha (text[strcspn (text, "aeiouAEIOU")]);
}

static void
end_block (Reader *reader)
{
  OpccPaperBlock *block;

  if (reader->text->len == 0)
    return;
  block = g_new0 (OpccPaperBlock, 1);
  block->kind = reader->kind;
  block->line = reader->line;
  block->number = g_steal_pointer (&reader->number);
  block->text = g_strdup (reader->text->str);
  opcc_paper_block_read_tokens (block);
  if (block->kind == OPCC_PAPER_TEXT && block->number == NULL && block->dates->len == 0 &&
      is_heading (block->text))
    block->kind = OPCC_PAPER_HEADING;
  if (block->kind == OPCC_PAPER_HEADING)
    {
      g_free (reader->section);
      reader->section = g_strdup (reader->text->str);
      /* What is not numbered under a new heading belongs to no paragraph. */
      g_clear_pointer (&reader->paragraph, g_free);
    }
  else if (block->number == NULL)
    block->number = g_strdup (reader->paragraph);
  if (block->kind == OPCC_PAPER_TABLE)
    {
      g_auto (GStrv) lines = g_strsplit (reader->text->str, "\n", -1);

      block->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
      for (guint i = 0; lines[i] != NULL; i++)
        g_ptr_array_add (block->rows, opcc_paper_split_row (lines[i]));
    }
  block->section = g_strdup (reader->section);
  g_ptr_array_add (reader->paper->blocks, block);
  g_string_truncate (reader->text, 0);
}

static void
begin_block (Reader *reader, OpccPaperBlockKind kind, guint line)
{
  end_block (reader);
  reader->kind = kind;
  reader->line = line;
}

static void
append_line (Reader *reader, const char *text)
{
  if (reader->text->len > 0)
    g_string_append_c (reader->text, '\n');
  g_string_append (reader->text, text);
}

/* "12. Words", "1.2 Words", "- 12. Words", "b. Words", "- Words": begins a block without its mark.
 */
static gboolean
take_numbered (Reader *reader, const char *text, guint line)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *number = NULL, *rest = NULL;

  if (!g_regex_match (reader->numbered, text, 0, &match))
    {
      g_clear_pointer (&match, g_match_info_free);
      g_regex_match (reader->levelled, text, 0, &match);
    }
  if (g_match_info_matches (match))
    {
      number = g_match_info_fetch (match, 1);
      rest = g_match_info_fetch (match, 2);
      begin_block (reader, OPCC_PAPER_TEXT, line);
      g_free (reader->paragraph);
      reader->paragraph = g_strdup (number);
      reader->number = g_steal_pointer (&number);
      append_line (reader, rest);
      return TRUE;
    }
  g_clear_pointer (&match, g_match_info_free);
  if (g_regex_match (reader->lettered, text, 0, &match))
    {
      number = g_match_info_fetch (match, 1);
      rest = g_match_info_fetch (match, 2);
      begin_block (reader, OPCC_PAPER_ITEM, line);
      reader->number =
          g_strconcat (reader->paragraph != NULL ? reader->paragraph : "", number, NULL);
      append_line (reader, rest);
      return TRUE;
    }
  g_clear_pointer (&match, g_match_info_free);
  if (!g_regex_match (reader->bullet, text, 0, &match))
    return FALSE;
  rest = g_match_info_fetch (match, 1);
  begin_block (reader, OPCC_PAPER_ITEM, line);
  append_line (reader, rest);
  return TRUE;
}

static void
take_line (Reader *reader, const char *raw, guint line)
{
  const gboolean is_marked = raw[0] == '#';
  g_autofree char *text = clean_line (reader, raw);
  const char *start = text + strspn (text, " ");

  if (strchr (start, '\t') != NULL || (start[0] == '|' && strchr (start + 1, '|') != NULL))
    {
      if (reader->kind != OPCC_PAPER_TABLE || reader->text->len == 0)
        begin_block (reader, OPCC_PAPER_TABLE, line);
      append_line (reader, text);
    }
  else if (*start == '\0')
    end_block (reader);
  else if (is_marked)
    {
      begin_block (reader, OPCC_PAPER_HEADING, line);
      append_line (reader, start);
      end_block (reader);
    }
  else if (g_regex_match (reader->caption, start, 0, NULL))
    {
      begin_block (reader, OPCC_PAPER_CAPTION, line);
      append_line (reader, start);
      end_block (reader);
    }
  else if (!take_numbered (reader, start, line))
    {
      if (reader->text->len == 0 || reader->kind == OPCC_PAPER_TABLE ||
          g_regex_match (reader->label, start, 0, NULL))
        begin_block (reader, OPCC_PAPER_TEXT, line);
      append_line (reader, start);
    }
}

/* A line as long as a book is taken in pieces, each cut at a blank where there is one. */
static void
take_long_line (Reader *reader, const char *raw, guint line)
{
  while (strlen (raw) > MAX_BLOCK)
    {
      const char *cut = g_utf8_find_prev_char (raw, raw + MAX_BLOCK);
      g_autofree char *piece = NULL;

      for (const char *at = cut; at > raw; at--)
        if (*at == ' ')
          {
            cut = at;
            break;
          }
      piece = g_strndup (raw, (gsize) (cut - raw));
      take_line (reader, piece, line);
      end_block (reader);
      raw = cut + (*cut == ' ' ? 1 : 0);
    }
  take_line (reader, raw, line);
}

/* --- the papers of a pack --------------------------------------------------------------------- */

static gboolean
matches (const OpccPaperBlock *block, const char *pattern)
{
  return block != NULL && g_regex_match_simple (pattern, block->text, G_REGEX_CASELESS, 0);
}

static gboolean
is_head_of_report (const OpccPaper *paper, guint index)
{
  if (!matches (opcc_paper_get_block (paper, index), "^report of\\b"))
    return FALSE;
  for (guint i = index; i < index + HEAD_REACH; i++)
    if (matches (opcc_paper_get_block (paper, i), "(?m)^subject\\b"))
      return TRUE;
  return FALSE;
}

/* A title in capitals with nothing but a date under it. */
static gboolean
is_dated_title (const OpccPaper *paper, guint index)
{
  const OpccPaperBlock *block = opcc_paper_get_block (paper, index);
  const OpccPaperBlock *next = opcc_paper_get_block (paper, index + 1);
  const OpccPaperDate *date;

  if (next == NULL || next->dates->len != 1 || !opcc_paper_is_capitals (block->text) ||
      block->kind == OPCC_PAPER_TABLE || count_words (block->text) > 10)
    return FALSE;
  date = &g_array_index (next->dates, OpccPaperDate, 0);
  return date->day != 0 && date->start == 0 && date->end + 2 >= strlen (next->text);
}

static gboolean
begins_part (const OpccPaper *paper, guint index, gboolean *contacted)
{
  const OpccPaperBlock *block = opcc_paper_get_block (paper, index);

  if (matches (block, "^(persons?|officers?)(\\(s\\))? to contact"))
    *contacted = TRUE;
  else if (*contacted && opcc_paper_is_capitals (block->text) && count_words (block->text) >= 2 &&
           !matches (block, "^(item|appendix) \\w+$|@"))
    return TRUE;
  return is_head_of_report (paper, index) || matches (block, "^minutes of the meeting\\b") ||
         is_dated_title (paper, index);
}

/* The lines in capitals right above belong to the head that was found. */
static guint
find_masthead (const OpccPaper *paper, guint index, guint least)
{
  while (index > least && opcc_paper_is_capitals (opcc_paper_get_block (paper, index - 1)->text) &&
         opcc_paper_get_block (paper, index - 1)->kind != OPCC_PAPER_TABLE)
    index--;
  return index;
}

static char *
find_title (const OpccPaper *paper, const OpccPaperPart *part)
{
  g_autoptr (GRegex) subject = opcc_paper_pattern ("(?m)^(?:subject|title):?\\s+(.+)$");

  for (guint i = part->first; i < MIN (part->end, part->first + HEAD_BLOCKS); i++)
    {
      g_autoptr (GMatchInfo) match = NULL;

      if (g_regex_match (subject, opcc_paper_get_block (paper, i)->text, 0, &match))
        {
          g_autofree char *title = g_match_info_fetch (match, 1);

          return g_strdup (g_strstrip (title));
        }
    }
  for (guint i = part->first; i < part->end; i++)
    if (!matches (opcc_paper_get_block (paper, i), "^item \\d+$"))
      {
        char *title = g_strdup (opcc_paper_get_block (paper, i)->text);

        return g_strdelimit (g_strstrip (title), "\n\t", ' ');
      }
  return g_strdup ("");
}

/* The first whole date near the top that stands alone, after "Date", or after "Held". */
static void
find_cover (const OpccPaper *paper, OpccPaperPart *part)
{
  g_autoptr (GRegex) said = opcc_paper_pattern ("(^|\\n)(date|held|date of meeting)\\b:?[^\\n]*$");

  for (guint i = part->first; i < MIN (part->end, part->first + HEAD_BLOCKS); i++)
    {
      const OpccPaperBlock *block = opcc_paper_get_block (paper, i);

      for (guint j = 0; j < block->dates->len; j++)
        {
          const OpccPaperDate *date = &g_array_index (block->dates, OpccPaperDate, j);
          g_autofree char *before = g_strndup (block->text, date->start);

          if (date->day == 0 || date->year == 0)
            continue;
          if ((date->start == 0 && strlen (block->text) < date->end + 24u) ||
              g_regex_match (said, before, 0, NULL))
            {
              part->cover = date;
              part->cover_line = opcc_paper_block_get_line (block, date->start);
              return;
            }
        }
    }
}

static void
add_part (OpccPaper *paper, guint first, guint end)
{
  OpccPaperPart *part = g_new0 (OpccPaperPart, 1);

  part->first = first;
  part->end = end;
  part->title = find_title (paper, part);
  find_cover (paper, part);
  for (guint i = first; i < end; i++)
    ((OpccPaperBlock *) g_ptr_array_index (paper->blocks, i))->part = paper->parts->len;
  g_ptr_array_add (paper->parts, part);
}

static void
part_pack (OpccPaper *paper)
{
  guint first = 0;
  gboolean contacted = FALSE;

  for (guint i = 1; i < paper->blocks->len; i++)
    if (begins_part (paper, i, &contacted))
      {
        guint head = find_masthead (paper, i, first);

        contacted = FALSE;
        if (head > first)
          add_part (paper, first, head);
        first = head;
        /* What belongs to this head does not begin another. */
        while (i + 1 < paper->blocks->len && is_dated_title (paper, i + 1))
          i++;
      }
  add_part (paper, first, paper->blocks->len);
}

static void
set_up_reader (Reader *reader)
{
  reader->text = g_string_new (NULL);
  reader->tags = opcc_paper_pattern ("</?[a-z][^>]*>");
  reader->links = opcc_paper_pattern ("!?\\[([^\\]]*)\\]\\([^)]*\\)");
  reader->marks = opcc_paper_pattern ("^#+\\s*|\\*\\*?\\*?|__|`|(?<![a-z0-9])_|_(?![a-z0-9])");
  reader->numbered = opcc_paper_pattern ("^(?:[-•]\\s*)?(\\d{1,3})\\.(?:\\s+|(?=\\D))(\\S.*)$");
  reader->levelled = opcc_paper_pattern (
      "^(?:[-•]\\s*)?(\\d{1,2}(?:\\.\\d{1,2}){1,3})\\.?\\s+(?=(?-i:[A-Z“\"'‘(]))(\\S.*)$");
  reader->lettered = opcc_paper_pattern ("^(?:[-•]\\s*)?([a-z]|[ivx]{2,4})[.)]\\s+(\\S.*)$");
  reader->bullet = opcc_paper_pattern ("^(?:[-•▪◦✓➢>·]|o(?=\\s))\\s+(\\S.*)$");
  reader->caption = opcc_paper_pattern (
      "^(?:figure|fig\\.|chart|graph|map|table)s?\\s+\\d+[a-z]?(?:\\s*(?:&|and|[-–])\\s*\\d+)?"
      "(?:\\s*[:.–-]|\\s*$|\\s+(?!shows?|is|are|below|above|has|gives?|and|sets?|also|was)\\S)"
      ".{0,140}$");
  reader->label = opcc_paper_pattern ("^[a-z][a-z/&']*(?:\\s+[a-z/&']+){0,4}:(?:\\s|$)");
}

static void
clear_reader (Reader *reader)
{
  g_string_free (reader->text, TRUE);
  g_free (reader->number);
  g_free (reader->paragraph);
  g_free (reader->section);
  g_regex_unref (reader->tags);
  g_regex_unref (reader->links);
  g_regex_unref (reader->marks);
  g_regex_unref (reader->numbered);
  g_regex_unref (reader->levelled);
  g_regex_unref (reader->lettered);
  g_regex_unref (reader->bullet);
  g_regex_unref (reader->caption);
  g_regex_unref (reader->label);
}

/**
 * opcc_paper_new:
 * @text: a paper or a pack of papers as plain text or Markdown, UTF-8
 *
 * Returns: (transfer full): its blocks and its papers; an empty text is one paper without blocks
 */
OpccPaper *
opcc_paper_new (const char *text)
{
  OpccPaper *self = g_new0 (OpccPaper, 1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  Reader reader = { .paper = self };

  self->blocks = g_ptr_array_new_with_free_func (free_block);
  self->parts = g_ptr_array_new_with_free_func (free_part);
  set_up_reader (&reader);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      /* A paragraph of many lines is cut as well, between two of them; a table is not. */
      if (reader.kind != OPCC_PAPER_TABLE && reader.text->len + strlen (lines[i]) > MAX_BLOCK)
        end_block (&reader);
      take_long_line (&reader, lines[i], i + 1);
    }
  end_block (&reader);
  clear_reader (&reader);
  part_pack (self);
  return self;
}
