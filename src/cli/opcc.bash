# SPDX-License-Identifier: GPL-3.0-or-later
# Bash completion of opcc. The program itself knows its commands, options, kinds and fields; where
# it offers nothing, the shell offers files.
_opcc ()
{
  local word=${COMP_WORDS[COMP_CWORD]} line
  local -a before=("${COMP_WORDS[@]:1:COMP_CWORD-1}")
  COMPREPLY=()
  # Bash has cut "--option=value" and "field=value" at the sign: files are all there is to offer.
  if [[ $word == = || ${COMP_WORDS[COMP_CWORD-1]} == = ]]; then
    return
  fi
  while IFS= read -r line; do
    COMPREPLY+=("$line")
  done < <("${COMP_WORDS[0]}" --complete "${before[@]}" "$word" 2>/dev/null)
  if [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *= ]]; then
    compopt -o nospace
  fi
}
complete -o default -F _opcc opcc
