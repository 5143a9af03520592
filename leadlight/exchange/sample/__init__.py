"""The sample school: invented people in the middle of a year, made anew whenever somebody likes.

story/     the words: who is there, what they made, what has happened (TOML)
art/       pictures drawn by draw/, voice/ what is spoken
loading.py  begin here: load(), forget()
"""
