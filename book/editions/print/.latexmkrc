do '../../latexmkrc';
