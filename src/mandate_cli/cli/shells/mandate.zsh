#compdef mandate
# Completion of mandate for zsh. The program is asked by variables:
#   COMP_WORDS  the words up to the cursor as typed, one a line; COMP_CWORD says which the cursor is in
# It answers what can stand there, one a line, a tab and a description behind it, or that only zsh knows: /files or
# /directories.

_mandate() {
    local program=$words[1] start answer line entry
    local -a entries
    # The command as typed may begin with ~ or a variable. Nothing else is expanded: <TAB> runs no code of the line.
    start=${program%%/*}
    case $start in
        '~'*) program=${~start}${program#$start} ;;
        '$'*)
            start=${${${start#\$}#\{}%\}}
            [[ -n $start && $start != *[^A-Za-z0-9_]* ]] && program=${(P)start}/${program#*/}
            ;;
    esac
    answer=$(
        COMP_WORDS=${(pj:\n:)words[1,CURRENT-1]}$'\n'$IPREFIX$QIPREFIX$PREFIX COMP_CWORD=$((CURRENT - 1)) \
            _MANDATE_COMPLETE=complete_zsh ${(Q)program} </dev/null
    )
    case $answer in
        /files) compset -P '--with='; _files; return ;;
        /directories) compset -P '--data='; _path_files -/; return ;;
    esac
    for line in ${(f)answer}; do
        entry=${${${line%%$'\t'*}//\\/\\\\}//:/\\:}
        [[ $line == *$'\t'* ]] && entry+=:${line#*$'\t'}
        entries+=($entry)
    done
    # -U: the program has chosen what goes with what was typed, such as 10 with ๑; -V: in its order.
    (( $#entries )) && _describe -V -t mandate mandate entries -U
} 2>/dev/null

# In a file on $fpath this is the body of _mandate at its first call; else it is sourced.
if [[ $funcstack[1] == _mandate ]]; then
    _mandate "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
    compdef _mandate mandate
fi
