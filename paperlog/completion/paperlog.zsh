#compdef paperlog
# Tab completion of paperlog for zsh.
_paperlog() {
    local program=${(Q)words[1]/#\~\//$HOME/} line
    local -a answer whole open
    (( $+commands[$program] )) || [[ -x $program ]] || program=paperlog
    answer=("${(@f)$(_PAPERLOG_COMPLETE=zsh $program "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
    case $answer[1] in
        files) compset -P '--*='; _files ;;
        folders) compset -P '--*='; _files -/ ;;
        values)
            for line in "${(@)answer[2,-1]}"; do
                local value=${line%%$'\t'*} help=${line#*$'\t'}
                value=${${value//\\/\\\\}//:/\\:}${help:+:${help//\\/\\\\}}
                if [[ ${line%%$'\t'*} == *[:=,\}] ]]; then open+=("$value"); else whole+=("$value"); fi
            done
            (( $#whole )) && _describe -t values paperlog whole -U
            (( $#open )) && _describe -t values paperlog open -U -S ''
            ;;
        *) return 1 ;;
    esac
}
if [[ $funcstack[1] == _paperlog ]]; then _paperlog "$@"; else compdef _paperlog paperlog; fi
